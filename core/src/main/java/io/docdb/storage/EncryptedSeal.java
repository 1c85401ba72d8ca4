package io.docdb.storage;

import io.docdb.storage.seal.Encryption;

/** Seals blocks by encrypting them; the layout stands at {@link Encryption#BLOCK_SEAL_BYTES}. */
final class EncryptedSeal implements BlockSeal {
    private final Encryption encryption;

    EncryptedSeal(Encryption encryption) {
        this.encryption = encryption;
    }

    @Override
    public int kind() {
        return KIND_ENCRYPTED;
    }

    @Override
    public int bytes() {
        return Encryption.BLOCK_SEAL_BYTES;
    }

    @Override
    public void seal(byte[] bytes, int offset, long block, long stamp) {
        encryption.sealBlock(bytes, offset, SealedFile.BLOCK_BYTES, block, stamp);
    }

    @Override
    public boolean open(byte[] bytes, int offset, long block, long stamp) {
        return (stamp == ANY_STAMP || stamp == Encryption.stampOf(bytes, offset, SealedFile.BLOCK_BYTES))
                && encryption.openBlock(bytes, offset, SealedFile.BLOCK_BYTES, block);
    }
}
