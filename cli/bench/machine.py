"""What makes times of this machine less than trustworthy, as sentences, and what it is.

Read from /proc and /sys; what is not there is not mentioned. Checked before and after the measurement, because load that
begins in the middle is as bad.
"""
import os


def read(path):
    try:
        with open(path) as f:
            return f.read().strip()
    except OSError:
        return None


def cpu_name():
    for line in (read("/proc/cpuinfo") or "").splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return "unknown processor"


def describe():
    system = os.uname()
    return {
        "cpu": cpu_name(),
        "cpus": os.cpu_count() or 1,
        "system": f"{system.sysname} {system.release} {system.machine}",
        "hostname": system.nodename,
        "load": os.getloadavg()[0],
        "governor": read("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"),
    }


def stolen_share(before, after):
    """Share of processor time that the host gave to other guests between two readings of `cpu_times`."""
    if not before or not after:
        return 0.0
    spent = [b - a for a, b in zip(before, after)]
    return spent[7] / sum(spent) if len(spent) > 7 and sum(spent) > 0 else 0.0


def cpu_times():
    first = (read("/proc/stat") or "").split("\n", 1)[0].split()
    return [int(n) for n in first[1:]] if first and first[0] == "cpu" else None


def warnings_before():
    found = []
    load, cpus = os.getloadavg()[0], os.cpu_count() or 1
    if load > 0.3 * cpus:
        found.append(f"the machine is busy: load {load:.1f} on {cpus} processors before the first run")
    governor = read("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor")
    if governor and governor != "performance":
        found.append(f"the frequency governor is {governor}, not performance")
    boost = read("/sys/devices/system/cpu/cpufreq/boost")
    no_turbo = read("/sys/devices/system/cpu/intel_pstate/no_turbo")
    if boost == "1" or no_turbo == "0":
        found.append("turbo frequencies are on: the first runs may be faster than the later ones")
    if read("/sys/devices/system/cpu/smt/active") == "1":
        found.append("two threads share a core (SMT): a neighbour slows a run down")
    if " hypervisor" in (read("/proc/cpuinfo") or ""):
        found.append("this is a virtual machine: its host may take time away")
    return found


def warnings_after(before, samples):
    found = []
    stolen = stolen_share(before, cpu_times())
    if stolen > 0.01:
        found.append(f"the host took {stolen:.0%} of processor time away during the measurement")
    waits = [s.wall - s.cpu for s in samples if s.wall > 0.02]
    wall = [s.wall for s in samples if s.wall > 0.02]
    if wall and sum(waits) > 0.1 * sum(wall):
        found.append(f"processes waited for {sum(waits) / sum(wall):.0%} of their time: the machine is busy, or the program sleeps")
    return found
