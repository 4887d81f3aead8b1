# Exceptions of a program's own: hierarchy, chaining, notes, groups, cleanup.
import traceback
from contextlib import contextmanager, ExitStack, suppress
from decimal import Decimal


class BankError(Exception):
    def __init__(self, message, *, account=None):
        super().__init__(message)
        self.account = account


class Insufficient(BankError):
    def __init__(self, need, have, **kw):
        super().__init__(f"need {need}, have {have}", **kw)
        self.missing = need - have


class Frozen(BankError): ...


class Account:
    def __init__(self, owner, balance="0"):
        self.owner, self.balance, self.frozen, self.log = owner, Decimal(balance), False, []

    def withdraw(self, amount):
        if self.frozen:
            raise Frozen("frozen", account=self)
        if amount > self.balance:
            raise Insufficient(amount, self.balance, account=self)
        self.balance -= amount
        self.log.append(-amount)

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("amount must be positive", amount)
        self.balance += amount
        self.log.append(amount)

    def __repr__(self):
        return f"<{self.owner}: {self.balance:,.2f}>"


@contextmanager
def transaction(*accounts):
    saved = [(a, a.balance, len(a.log)) for a in accounts]
    try:
        yield accounts
    except BaseException as error:
        for a, balance, n in saved:
            a.balance = balance
            del a.log[n:]
        error.add_note("rolled back " + ", ".join(a.owner for a in accounts))
        raise
    finally:
        print("  end of transaction", *accounts)


def transfer(source, target, amount):
    with transaction(source, target):
        target.deposit(amount)
        try:
            source.withdraw(amount)
        except Frozen as error:
            raise PermissionError(f"{source.owner} may not pay") from error


ann, bob, eve = Account("ann", "1000.10"), Account("bob", "5"), Account("eve", "99999.99")
eve.frozen = True
for source, target, amount in ((ann, bob, Decimal("250.05")), (bob, ann, Decimal(900)), (eve, bob, Decimal(1)), (ann, eve, Decimal(0)),
                               (ann, None, Decimal(3))):
    try:
        transfer(source, target, amount)
    except Insufficient as error:
        print("missing", error.missing, error.account, error.__notes__)
    except (PermissionError, ValueError) as error:
        print(type(error).__name__, error.args, repr(error.__cause__), error.__suppress_context__, error.__notes__)
    except AttributeError as error:
        print("attribute", error, error.name)
    else:
        print("moved", amount)
print(ann, bob, eve, ann.log)
errors = []
for amount in (-1, 10 ** 6, 5):
    with suppress(LookupError):
        try:
            (ann.deposit if amount < 0 else ann.withdraw)(Decimal(amount))
        except Exception as error:
            errors.append(error)
try:
    raise ExceptionGroup("audit", errors + [ExceptionGroup("inner", [Frozen("x"), KeyError("k")])])
except* BankError as group:
    print("bank", group.exceptions)
except* (ValueError, KeyError) as group:
    print("other", group.exceptions)
with ExitStack() as stack:
    for name in "abc":
        stack.callback(print, "closing", name)
    stack.push(lambda kind, value, tb: print("saw", kind, value) or True)
    transfer(bob, ann, Decimal(10 ** 9))
try:
    transfer(eve, ann, Decimal(1))
except PermissionError as error:
    print("".join(traceback.format_exception_only(error)), [f.name for f in traceback.extract_tb(error.__traceback__)])

# expect:
# |   end of transaction <ann: 750.05> <bob: 255.05>
# | moved 250.05
# |   end of transaction <bob: 255.05> <ann: 750.05>
# | missing 644.95 <bob: 255.05> ['rolled back bob, ann']
# |   end of transaction <eve: 99,999.99> <bob: 255.05>
# | PermissionError ('eve may not pay',) Frozen('frozen') True ['rolled back eve, bob']
# |   end of transaction <ann: 750.05> <eve: 99,999.99>
# | ValueError ('amount must be positive', Decimal('0')) None False ['rolled back ann, eve']
# | attribute 'NoneType' object has no attribute 'balance' balance
# | <ann: 750.05> <bob: 255.05> <eve: 99,999.99> [Decimal('-250.05')]
# | bank (Insufficient('need 1000000, have 750.05'), ExceptionGroup('inner', [Frozen('x')]))
# | other (ValueError('amount must be positive', Decimal('-1')), ExceptionGroup('inner', [KeyError('k')]))
# |   end of transaction <bob: 255.05> <ann: 745.05>
# | saw <class '__main__.Insufficient'> need 1000000000, have 255.05
# | closing c
# | closing b
# | closing a
# |   end of transaction <eve: 99,999.99> <ann: 745.05>
# | PermissionError: eve may not pay
# | rolled back eve, ann
# |  ['<module>', 'transfer']
