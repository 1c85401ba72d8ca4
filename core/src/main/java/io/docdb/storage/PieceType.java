package io.docdb.storage;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** A piece of a large value: varint length and the bytes. On disk, do not change. */
final class PieceType extends BasicDataType<byte[]> {
    static final PieceType INSTANCE = new PieceType();

    @Override
    public int getMemory(byte[] piece) {
        return KeyType.ARRAY_OVERHEAD_BYTES + piece.length;
    }

    @Override
    public boolean isMemoryEstimationAllowed() {
        return false;
    }

    @Override
    public void write(WriteBuffer out, byte[] piece) {
        out.putVarInt(piece.length).put(piece);
    }

    @Override
    public byte[] read(ByteBuffer in) {
        byte[] piece = new byte[DataUtils.readVarInt(in)];
        in.get(piece);
        return piece;
    }

    @Override
    public byte[][] createStorage(int size) {
        return new byte[size][];
    }
}
