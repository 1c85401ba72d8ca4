/**
 * The stored form of documents, made for reading one path without looking at the rest; and JSON text.
 *
 * <p>Entry classes: {@link io.docdb.codec.DocumentCodec}, {@link io.docdb.codec.PathReader},
 * {@link io.docdb.codec.JsonReader}, {@link io.docdb.codec.JsonWriter}, {@link io.docdb.codec.FieldNames}.
 *
 * <p>Layout, version 1. On disk: do not renumber. A document is one byte {@code 01} and one value; a value is a tag and what
 * the tag says. All fixed-width numbers are big-endian; {@code v} is a number of seven bits a byte, lowest first, the top bit
 * saying that more follow; {@code z} is such a number with its sign folded into the lowest bit.
 *
 * <pre>
 * 00                    MISSING (only where values stand alone, never in a document)
 * 01                    null
 * 02, 03                false, true
 * 04 b, 05 b*2, 06 b*4, 07 b*8   long, two's complement
 * 08 b*8                double, IEEE 754
 * 09 z z                decimal: scale, unscaled value
 * 0A z v b..            decimal: scale, length, unscaled value in two's complement
 * 0B v b..              text: length in bytes, UTF-8
 * 0C v b..              text with unpaired surrogates: length in bytes, {@link io.docdb.codec.TextBytes}
 * 0D v b..              binary: length, bytes
 * 0E z                  date: epoch day
 * 0F v                  time: nanosecond of the day
 * 10 z v                timestamp: epoch second as if in UTC, nanosecond
 * 11 z v z              timestamp with zone: epoch second, nanosecond, offset in seconds
 * 12 z z z              interval: months, days, nanoseconds
 * 13 b*16               UUID
 * 14 v z                time with zone: nanosecond of the day there, offset in seconds
 * 20+w c s n*c o*c ..   object: c fields, s bytes of values; numbers of the names, ascending; where each value starts
 * 24+w                  the same, with two bytes for each n
 * 28+w c s e*c o*c t.. ..  object that carries its names: where each name ends in t, where each value starts, the
 *                       names as {@link io.docdb.codec.TextBytes}, ascending by their bytes, one behind the other
 * 30+w c s o*c ..       array: c elements, s bytes of elements, where each starts
 * 34+w c s ..           array whose elements are all s / c bytes long
 * 40..7F                the long 0 to 63
 * 80..FF b..            text of 0 to 127 bytes, UTF-8
 * </pre>
 *
 * <p>{@code w} is 0, 1 or 2: then {@code c}, {@code s}, {@code e} and {@code o} take one, two or four bytes. {@code n} takes
 * one byte. {@code ..} are the values in the order in which they were written; offsets count from the first of them. Example:
 * {@code {"a":1,"b":"x"}} with a = 0 and b = 1 is {@code 01 20 02 03 00 01 00 01 41 81 78}.
 *
 * <p>A version that does not know a tag refuses the document that has it: XX001, "no value starts with 14", with the place.
 * The first version did not know 14; all it wrote reads as it did.
 *
 * <p>Invariant: decode(encode(d)) is d, in representation too. This package knows no maps, no transactions and no schema.
 * Sources: RFC 8259 (JSON), RFC 3629 (UTF-8), RFC 6901 (JSON Pointer).
 */
package io.docdb.codec;
