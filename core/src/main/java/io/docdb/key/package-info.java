/**
 * Keys: values as bytes whose unsigned order is {@link io.docdb.value.ValueOrder}; and the table of everything on disk.
 *
 * <p>Entry classes: {@link io.docdb.key.KeyEncoder}, {@link io.docdb.key.KeyDecoder}, {@link io.docdb.key.KeyBounds},
 * {@link io.docdb.key.Keyspace}.
 *
 * <p>A key is its parts one behind the other; a part starts with a tag and ends by itself. A descending part has every byte
 * complemented. On disk: do not renumber.
 *
 * <pre>
 * 05                      NULL and MISSING
 * 10, 11                  false, true
 * 20                      -Infinity
 * 21 e*8 d.. FF           numbers up to -2^64: exponent and digits, complemented
 * 22..2A w*(8..0) f.. FF  other negative numbers; the tag tells how long the whole part is; complemented
 * 2B e*8 d.. FF           numbers above -1e-20
 * 2C                      zero
 * 2D e*8 d.. 00           numbers below 1e-20: exponent e, digits d
 * 2E..36 w*(0..8) f.. 00  positive numbers: whole part w, fraction f
 * 37 e*8 d.. 00           numbers from 2^64
 * 38, 39                  Infinity, NaN
 * 40 t.. 00               text: {@link io.docdb.codec.TextBytes}, in which 00 is written 01 01, and 01 is written 01 02
 * 48 b.. 00               binary, escaped likewise
 * 50 d*5                  date: epoch day + 2^39
 * 51 n*6                  time: nanosecond of the day
 * 52 s*7 n*4              timestamp: epoch second + 2^55, nanosecond
 * 53 s*7 n*4              timestamp with zone: the instant, likewise
 * 54 n*6                 time with zone: nanosecond of UTC's day + 18 hours
 * 58 n*16                 interval: nanoseconds of 30-day months and 24-hour days + 2^127
 * 5C u*16                 UUID
 * 60 part.. 00            array
 * 68 (text part).. 00     object
 * </pre>
 *
 * <p>w is an unsigned number, highest byte first; d and f are pairs of decimal digits, each pair plus one in a byte, without
 * trailing zero pairs; f starts at the point, d at the first digit; e is the number of digits before the point + 2^62.
 * Whole numbers take at most ten bytes.
 *
 * <p>Invariant: no byte string of a part is a prefix of another part's, so parts compare one after the other. This package
 * knows no maps and no transactions, only bytes.
 */
package io.docdb.key;
