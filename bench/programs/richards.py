"""An operating system's scheduler in small: tasks of four kinds pass packets through queues."""
import sys

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
KIND_DEVICE, KIND_WORK = 0, 1
BUFFER = 4


class Packet:
    def __init__(self, link, ident, kind):
        self.link = link
        self.ident = ident
        self.kind = kind
        self.datum = 0
        self.data = [0] * BUFFER

    def append_to(self, queue):
        self.link = None
        if queue is None:
            return self
        last = queue
        while last.link is not None:
            last = last.link
        last.link = self
        return queue


class State:
    def __init__(self, pending, waiting, holding):
        self.pending = pending
        self.waiting = waiting
        self.holding = holding

    def is_held_or_waiting(self):
        return self.holding or (not self.pending and self.waiting)


class Task(State):
    def __init__(self, scheduler, ident, priority, queue, pending, waiting):
        super().__init__(pending, waiting, False)
        self.scheduler = scheduler
        self.ident = ident
        self.priority = priority
        self.queue = queue
        scheduler.add(self)

    def run(self):
        message = None
        if self.waiting and self.pending and not self.holding:
            message = self.queue
            self.queue = message.link
            self.waiting = False
            self.pending = self.queue is not None
        return self.step(message)

    def receive(self, packet, old):
        if self.queue is None:
            self.queue = packet
            self.pending = True
            if self.priority > old.priority:
                return self
        else:
            packet.append_to(self.queue)
        return old


class IdleTask(Task):
    def __init__(self, scheduler, count):
        super().__init__(scheduler, IDLE, 0, None, False, False)
        self.control = 1
        self.count = count

    def step(self, message):
        self.count -= 1
        if self.count == 0:
            return self.scheduler.hold(self)
        if self.control & 1 == 0:
            self.control //= 2
            return self.scheduler.release(DEVICE_A)
        self.control = self.control // 2 ^ 0xD008
        return self.scheduler.release(DEVICE_B)


class WorkerTask(Task):
    def __init__(self, scheduler, priority, queue):
        super().__init__(scheduler, WORKER, priority, queue, True, True)
        self.destination = HANDLER_A
        self.letter = 0

    def step(self, message):
        if message is None:
            return self.scheduler.wait(self)
        self.destination = HANDLER_B if self.destination == HANDLER_A else HANDLER_A
        message.ident = self.destination
        message.datum = 0
        for i in range(BUFFER):
            self.letter += 1
            if self.letter > 26:
                self.letter = 1
            message.data[i] = 64 + self.letter
        return self.scheduler.send(self, message)


class HandlerTask(Task):
    def __init__(self, scheduler, ident, priority, queue):
        super().__init__(scheduler, ident, priority, queue, True, True)
        self.work = None
        self.devices = None

    def step(self, message):
        if message is not None:
            if message.kind == KIND_WORK:
                self.work = message.append_to(self.work)
            else:
                self.devices = message.append_to(self.devices)
        work = self.work
        if work is not None:
            if work.datum >= BUFFER:
                self.work = work.link
                return self.scheduler.send(self, work)
            if self.devices is not None:
                device = self.devices
                self.devices = device.link
                device.datum = work.data[work.datum]
                work.datum += 1
                return self.scheduler.send(self, device)
        return self.scheduler.wait(self)


class DeviceTask(Task):
    def __init__(self, scheduler, ident, priority):
        super().__init__(scheduler, ident, priority, None, False, True)
        self.held = None

    def step(self, message):
        if message is None:
            if self.held is None:
                return self.scheduler.wait(self)
            message, self.held = self.held, None
            return self.scheduler.send(self, message)
        self.held = message
        return self.scheduler.hold(self)


class Scheduler:
    def __init__(self):
        self.tasks = []
        self.table = {}
        self.sent = 0
        self.holds = 0

    def add(self, task):
        self.tasks.append(task)
        self.table[task.ident] = task

    def next_task(self):
        best = None
        for task in self.tasks:
            if not task.is_held_or_waiting() and (best is None or task.priority > best.priority):
                best = task
        return best

    def run(self):
        current = self.next_task()
        while current is not None:
            if current.is_held_or_waiting():
                current = self.next_task()
            else:
                current = current.run()

    def wait(self, task):
        task.waiting = True
        return task

    def hold(self, task):
        self.holds += 1
        task.holding = True
        return self.next_task()

    def release(self, ident):
        task = self.table[ident]
        task.holding = False
        idle = self.table[IDLE]
        return task if task.priority > idle.priority else idle

    def send(self, sender, packet):
        self.sent += 1
        target = self.table[packet.ident]
        packet.link = None
        packet.ident = sender.ident
        return target.receive(packet, sender)


def packets(ident, kind, count):
    queue = None
    for _ in range(count):
        queue = Packet(queue, ident, kind)
    return queue


def simulate(count):
    scheduler = Scheduler()
    IdleTask(scheduler, count)
    WorkerTask(scheduler, 1000, packets(HANDLER_A, KIND_WORK, 2))
    HandlerTask(scheduler, HANDLER_A, 2000, packets(DEVICE_A, KIND_DEVICE, 3))
    HandlerTask(scheduler, HANDLER_B, 3000, packets(DEVICE_B, KIND_DEVICE, 3))
    DeviceTask(scheduler, DEVICE_A, 4000)
    DeviceTask(scheduler, DEVICE_B, 5000)
    scheduler.run()
    return scheduler


def main(count):
    scheduler = simulate(count)
    print(scheduler.sent, scheduler.holds)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 800_000)
