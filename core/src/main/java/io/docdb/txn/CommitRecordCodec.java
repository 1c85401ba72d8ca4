package io.docdb.txn;

import io.docdb.error.ErrorCode;
import io.docdb.error.StorageException;
import io.docdb.storage.MapChange;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The payload of a log record: one commit. On disk, do not renumber; a change of layout gets a new version byte.
 *
 * <pre>
 * offset 0  u8       version, 1
 * offset 1  i64      time of the commit, microseconds since 1970 UTC, big-endian
 *           text     principal
 *           varint   number of context entries, then key text, value text for each
 *           varint   number of changes, then for each
 *             u8       kind: 1 PUT, 2 DELETE, 3 CREATE_MAP, 4 DROP_MAP; plus 0x80 if the map is that of the change before
 *             varint   map, unless 0x80 is set
 *             bytes    key, for PUT and DELETE
 *             bytes    value without its stamp, for PUT: the stamp is the sequence of the record
 *           bytes    annotation
 * varint: seven bits a byte, lowest first, 0x80 means that more follow. bytes: varint length, content. text: UTF-8 bytes
 * </pre>
 *
 * <p>The sequence and a checksum are the log's: see the record format of {@code io.docdb.wal}. Example: principal "a", no
 * context, PUT of key 6b, value 31 into map 17: {@code 01 <8 bytes time> 01 61 00 01 01 11 01 6b 01 31 00}.
 */
public final class CommitRecordCodec {
    private static final int VERSION = 1;
    private static final int TIME_OFFSET = 1;
    private static final int SAME_MAP = 0x80;
    private static final int PUT = 1;
    private static final int DELETE = 2;
    private static final int CREATE_MAP = 3;
    private static final int DROP_MAP = 4;

    private CommitRecordCodec() {}

    /** Encodes all but the time, which is set once the commit has its place: {@link #setTime}. */
    static byte[] encode(String principal, Map<String, String> context, List<Change> changes, byte[] annotation) {
        Writer out = new Writer(64);
        out.put(VERSION);
        out.skip(Long.BYTES);
        out.text(principal);
        out.varint(context.size());
        for (Map.Entry<String, String> entry : context.entrySet()) {
            out.text(entry.getKey());
            out.text(entry.getValue());
        }
        out.varint(changes.size());
        out.reserve(sizeOf(changes) + sizeOf(annotation.length));
        int map = -1;
        for (Change change : changes) {
            int kind = code(change.kind());
            out.put(change.map() == map ? kind | SAME_MAP : kind);
            if (change.map() != map) {
                map = change.map();
                out.varint(map);
            }
            if (change.key() != null) {
                out.bytes(change.key(), 0);
            }
            if (change.value() != null) {
                out.bytes(change.value(), Transaction.STAMP_BYTES);
            }
        }
        out.bytes(annotation, 0);
        return out.toArray();
    }

    static void setTime(byte[] payload, long timeMicros) {
        ByteBuffer.wrap(payload).putLong(TIME_OFFSET, timeMicros);
    }

    /**
     * Decodes a payload of the log; values get the sequence as their stamp.
     *
     * @throws StorageException DATA_CORRUPTED if it is none, naming the sequence and the offset
     */
    public static CommitRecord decode(long sequence, byte[] payload) {
        Reader in = new Reader(sequence, payload);
        int version = in.next();
        if (version != VERSION) {
            throw in.damaged("expected version " + VERSION + ", found " + version);
        }
        long timeMicros = in.time();
        String principal = in.text();
        int contextSize = in.size(2);
        Map<String, String> context = new LinkedHashMap<>();
        for (int i = 0; i < contextSize; i++) {
            String key = in.text();
            context.put(key, in.text());
        }
        int count = in.size(2);
        List<Change> changes = new ArrayList<>(count);
        int map = -1;
        for (int i = 0; i < count; i++) {
            int code = in.next();
            if ((code & SAME_MAP) == 0) {
                map = in.varint();
            }
            changes.add(in.change(code & ~SAME_MAP, map));
        }
        byte[] annotation = in.bytes(0);
        in.expectEnd();
        return new CommitRecord(
                sequence,
                timeMicros,
                principal,
                Collections.unmodifiableMap(context),
                Collections.unmodifiableList(changes),
                annotation);
    }

    private static int code(MapChange.Kind kind) {
        return switch (kind) {
            case PUT -> PUT;
            case DELETE -> DELETE;
            case CREATE_MAP -> CREATE_MAP;
            case DROP_MAP -> DROP_MAP;
        };
    }

    /** The bytes they take, so that those of a large commit need not be moved. */
    private static long sizeOf(List<Change> changes) {
        long size = 0;
        int map = -1;
        for (Change change : changes) {
            size++;
            if (change.map() != map) {
                map = change.map();
                size += varintLength(map);
            }
            size += change.key() == null ? 0 : sizeOf(change.key().length);
            size += change.value() == null ? 0 : sizeOf(change.value().length - Transaction.STAMP_BYTES);
        }
        return size;
    }

    private static long sizeOf(int bytes) {
        return varintLength(bytes) + (long) bytes;
    }

    private static int varintLength(int value) {
        return Math.max(1, (38 - Integer.numberOfLeadingZeros(value)) / 7);
    }

    /** Writes the stamp of a value: the sequence of the commit that wrote it. */
    static void stamp(byte[] value, long sequence) {
        for (int i = 0; i < Transaction.STAMP_BYTES; i++) {
            value[i] = (byte) (sequence >>> (56 - 8 * i));
        }
    }

    private static final class Writer {
        private byte[] buffer;
        private int length;

        Writer(int capacity) {
            buffer = new byte[capacity];
        }

        /** Makes room for exactly that much, if there is no more to come. */
        void reserve(long more) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(length + more, Integer.MAX_VALUE - 1024));
        }

        private void need(int more) {
            if (buffer.length - length < more) {
                buffer = Arrays.copyOf(buffer, Math.max(length + more, (int) Math.min(2L * length, 1 << 30)));
            }
        }

        void put(int value) {
            need(1);
            buffer[length++] = (byte) value;
        }

        void skip(int count) {
            need(count);
            length += count;
        }

        void varint(int value) {
            int rest = value;
            while (rest > 0x7F) {
                put(rest & 0x7F | 0x80);
                rest >>>= 7;
            }
            put(rest);
        }

        void bytes(byte[] source, int from) {
            int count = source.length - from;
            varint(count);
            need(count);
            System.arraycopy(source, from, buffer, length, count);
            length += count;
        }

        void text(String text) {
            bytes(text.getBytes(StandardCharsets.UTF_8), 0);
        }

        byte[] toArray() {
            return length == buffer.length ? buffer : Arrays.copyOf(buffer, length);
        }
    }

    private static final class Reader {
        private final long sequence;
        private final byte[] buffer;
        private int offset;

        Reader(long sequence, byte[] buffer) {
            this.sequence = sequence;
            this.buffer = buffer;
        }

        StorageException damaged(String what) {
            return new StorageException(
                    ErrorCode.DATA_CORRUPTED, "Log record " + sequence + " damaged at offset " + offset + ": " + what);
        }

        int next() {
            if (offset >= buffer.length) {
                throw damaged("ends too early");
            }
            return buffer[offset++] & 0xFF;
        }

        long time() {
            if (buffer.length - offset < Long.BYTES) {
                throw damaged("ends too early");
            }
            offset += Long.BYTES;
            return ByteBuffer.wrap(buffer).getLong(offset - Long.BYTES);
        }

        int varint() {
            int value = 0;
            for (int shift = 0; shift < 32; shift += 7) {
                int part = next();
                value |= (part & 0x7F) << shift;
                if (part < 0x80) {
                    if (value < 0) {
                        break;
                    }
                    return value;
                }
            }
            throw damaged("number too large");
        }

        /** A number of things that take at least so many bytes each. */
        int size(int bytesEach) {
            int size = varint();
            if (size > (buffer.length - offset) / bytesEach + 1) {
                throw damaged("expected " + size + " entries, found " + (buffer.length - offset) + " bytes");
            }
            return size;
        }

        byte[] bytes(int gap) {
            int count = varint();
            if (count > buffer.length - offset) {
                throw damaged("expected " + count + " bytes, found " + (buffer.length - offset));
            }
            byte[] bytes = new byte[gap + count];
            System.arraycopy(buffer, offset, bytes, gap, count);
            offset += count;
            return bytes;
        }

        String text() {
            return new String(bytes(0), StandardCharsets.UTF_8);
        }

        Change change(int code, int map) {
            return switch (code) {
                case PUT -> {
                    byte[] key = bytes(0);
                    byte[] value = bytes(Transaction.STAMP_BYTES);
                    stamp(value, sequence);
                    yield new Change(map, MapChange.Kind.PUT, key, value);
                }
                case DELETE -> new Change(map, MapChange.Kind.DELETE, bytes(0), null);
                case CREATE_MAP -> new Change(map, MapChange.Kind.CREATE_MAP, null, null);
                case DROP_MAP -> new Change(map, MapChange.Kind.DROP_MAP, null, null);
                default -> throw damaged("unknown kind " + code);
            };
        }

        void expectEnd() {
            if (offset != buffer.length) {
                throw damaged((buffer.length - offset) + " bytes too many");
            }
        }
    }
}
