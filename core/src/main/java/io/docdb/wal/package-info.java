/**
 * The write-ahead log: records appended in order, forced in groups by one thread, read back by recovery, feed and backup.
 *
 * <p>Entry class: {@link io.docdb.wal.Log}. Invariant: sequences are consecutive; a record is bound to its predecessor by its
 * checksum; nothing is ever appended to a segment of an earlier life; what {@link io.docdb.wal.Log#durableSequence} has
 * passed survives any crash, and its damage is reported, never skipped. This package knows bytes only, not what they change.
 *
 * <h2>On disk, do not renumber</h2>
 *
 * All integers are big endian. A segment is the file {@code log/<16 hex digits>.log}, numbered from 1. It is filled
 * with zeros ahead of its use under the name {@code log/prepared.tmp}, and the rest of a finished one stays zero.
 *
 * <pre>
 * segment header, 64 bytes, durable before the file gets its name
 *   0  u64  magic "DocDBLog"
 *   8  u32  format version, 1
 *  12  u32  timeline: 1, and one more after each restore to a point in time
 *  16  u128 database id
 *  32  u64  segment number
 *  40  u64  sequence of the first record
 *  48  u32  checksum of the record before the first one (0 for sequence 1)
 *  52  u64  bytes of the file when it got its name, of which it never has fewer; 0 if not known, as in a backup
 *  60  u32  CRC32C of bytes 0 to 59
 *
 * record, 32 bytes and the payload, filled with zeros to a multiple of 8
 *   0  u32  payload length
 *   4  u32  checksum: CRC32C of the checksum of the record before, of bytes 0-3 and 8-31, and of the payload
 *   8  u64  sequence
 *  16  u8   type: 1 commit
 *  17  u8   flags: bit 0 payload is sealed (encrypted)
 *  18  u16  zero, reserved
 *  20  u32  pending: sequence - (newest sequence known to be durable when this was appended), at least 1
 *  24  u32  CRC32C of the database id, the segment-independent bytes 0-3 and 8-23: tells a record when its predecessor is lost
 *  28  u32  zero, reserved
 *  32  payload
 *
 * end of a segment that another one follows, the last 32 bytes of its file, written when that has got its name
 *   0  u64  magic "DocDBEnd"
 *   8  u64  segment number
 *  16  u64  sequence that the next segment begins with
 *  24  u32  zero, reserved
 *  28  u32  CRC32C of the database id and bytes 0 to 27
 * </pre>
 *
 * A segment ends at the first place that is no record with the next sequence and the right checksum. If a later segment
 * begins with an earlier sequence, it replaces the rest of the older one. If a record further on proves, by its
 * {@code pending}, that a record which cannot be read was durable, or if the file is shorter than it was when it began, the
 * log is damaged, as it is if the newest segment says that another follows it; else the end is the torn tail of a group that nobody was told of. After a crash the records which may not
 * have been durable are copied to a new segment.
 */
package io.docdb.wal;
