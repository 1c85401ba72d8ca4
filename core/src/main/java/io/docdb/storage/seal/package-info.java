/**
 * Encryption at rest: who may open a database, the key everything in it is encrypted with, and how.
 *
 * <p>Entry class: {@link io.docdb.storage.seal.Encryption}. Invariant: nothing is answered that does not carry a valid
 * AES-256-GCM tag bound to its place. This package knows blocks and records as bytes only.
 *
 * <p>One random data key per database is kept in {@code docdb.key}, encrypted by a key the user holds or by one derived from
 * a password, so that the user's key can be changed without writing the data again. From the data key two are derived
 * (HKDF, RFC 5869): one for blocks of the checkpoint, one for records of the log. A nonce is 8 random bytes drawn at each open
 * and a counter of 4 bytes (NIST SP 800-38D, 8.2.1, with a random fixed field).
 *
 * <h2>On disk, do not renumber</h2>
 *
 * <pre>
 * docdb.key, 100 bytes, big endian
 *   0 u64 magic "DocDBKey"   8 u32 format version, 1   12 u32 kind: 1 password (PBKDF2, HMAC-SHA256), 2 key of 32 bytes
 *  16 u32 iterations (0 for a key)   20 salt, 16 bytes   36 nonce, 12 bytes
 *  48 data key, 32 bytes encrypted, and the tag, 16 bytes; bytes 0 to 35 are authenticated with it
 *  96 u32 CRC32C of bytes 0 to 95
 * </pre>
 */
package io.docdb.storage.seal;
