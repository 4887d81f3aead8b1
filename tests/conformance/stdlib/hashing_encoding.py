# needs: zlib _hashlib
import base64
import binascii
import hashlib
import hmac
import zlib
for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "blake2b", "blake2s"):
    h = hashlib.new(name, b"hello")
    h.update(b" world")
    print(name, h.hexdigest()[:32], h.digest_size, h.block_size, h.name, h.copy().hexdigest() == h.hexdigest())
print(hashlib.shake_128(b"x").hexdigest(8), hmac.new(b"key", b"msg", "sha256").hexdigest()[:20], hmac.compare_digest("a", "a"), hashlib.pbkdf2_hmac("sha1", b"p", b"s", 10).hex()[:20])
print(base64.b64encode(b"hello\xff"), base64.b64decode("aGVsbG8="), base64.b32encode(b"ab"), base64.b16encode(b"\xab"), base64.urlsafe_b64encode(b"\xfb\xff"), base64.b85encode(b"test"), base64.a85encode(b"test"), base64.b64decode("aGVs\nbG8="))
print(binascii.hexlify(b"\x01\xff"), binascii.unhexlify("01ff"), binascii.crc32(b"hello"), zlib.crc32(b"hello", 5), zlib.adler32(b"hello"), binascii.b2a_base64(b"abc"), binascii.a2b_base64(b"YWJj"), binascii.crc_hqx(b"a", 0), binascii.b2a_uu(b"abc"), binascii.b2a_qp(b"a=b\xff"))
z = zlib.compress(b"aaaaaaaaaa" * 50)
print(len(z) < 40, zlib.decompress(z) == b"aaaaaaaaaa" * 50, zlib.decompressobj().decompress(z)[:5])
for f in (lambda: base64.b64decode("a"), lambda: binascii.unhexlify("0"), lambda: binascii.unhexlify("zz"), lambda: zlib.decompress(b"bad"), lambda: hashlib.new("nope"), lambda: hashlib.md5("str"), lambda: base64.b32decode("1"), lambda: binascii.a2b_base64("a===")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

# expect:
# | md5 5eb63bbbe01eeed093cb22bb8f5acdc3 16 64 md5 True
# | sha1 2aae6c35c94fcfb415dbe95f408b9ce9 20 64 sha1 True
# | sha224 2f05477fc24bb4faefd86517156dafde 28 64 sha224 True
# | sha256 b94d27b9934d3e08a52e52d7da7dabfa 32 64 sha256 True
# | sha384 fdbd8e75a67f29f701a4e040385e2e23 48 128 sha384 True
# | sha512 309ecc489c12d6eb4cc40f50c902f2b4 64 128 sha512 True
# | sha3_256 644bcc7e564373040999aac89e7622f3 32 136 sha3_256 True
# | blake2b 021ced8799296ceca557832ab941a50b 64 128 blake2b True
# | blake2s 9aec6806794561107e594b1f6a8a6b0c 32 64 blake2s True
# | e472c5e394f30ff8 2d93cbc1be167bcb1637 True bc9be2c2dbfc9a160d9b
# | b'aGVsbG//' b'hello' b'MFRA====' b'AB' b'-_8=' b'bY*jN' b'FCfN8' b'hello'
# | b'01ff' b'\x01\xff' 907060870 4277152246 103547413 b'YWJj\n' b'abc' 31879 b'#86)C\n' b'a=3Db=FF'
# | True True b'aaaaa'
# | Error Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
# | Error Odd-length string
# | Error Non-hexadecimal digit found
# | error Error -3 while decompressing data: incorrect header check
# | ValueError unsupported hash type nope
# | TypeError Strings must be encoded before hashing
# | Error Incorrect padding
# | Error Invalid base64-encoded string: number of data characters (1) cannot be 1 more than a multiple of 4
