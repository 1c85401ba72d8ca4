package io.docdb.storage.seal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256-GCM with one key. Thread-safe. */
final class Gcm {
    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;

    /** Counter values of one random prefix; short of wrapping around. */
    private static final int MAX_COUNTER = Integer.MAX_VALUE;

    private final SecretKeySpec key;
    private final ConcurrentLinkedQueue<Cipher> ciphers = new ConcurrentLinkedQueue<>();
    private final SecureRandom random = new SecureRandom();
    private long prefix = random.nextLong();
    private int counter;

    Gcm(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** A nonce that was never used with this key. */
    synchronized byte[] nextNonce() {
        if (counter == MAX_COUNTER) {
            prefix = random.nextLong();
            counter = 0;
        }
        return ByteBuffer.allocate(NONCE_BYTES)
                .putLong(prefix)
                .putInt(++counter)
                .array();
    }

    /** Encrypts; the tag follows the text. The two ranges may be the same. */
    void encrypt(byte[] nonce, byte[] associated, byte[] in, int inAt, int length, byte[] out, int outAt) {
        Cipher cipher = take();
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
            cipher.updateAAD(associated);
            cipher.doFinal(in, inAt, length, out, outAt);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed", e);
        } finally {
            ciphers.add(cipher);
        }
    }

    /** Decrypts text and tag; false, and the output undefined, if they are not what was encrypted. */
    boolean decrypt(byte[] nonce, byte[] associated, byte[] in, int inAt, int length, byte[] out, int outAt) {
        Cipher cipher = take();
        try {
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * 8, nonce));
            cipher.updateAAD(associated);
            cipher.doFinal(in, inAt, length, out, outAt);
            return true;
        } catch (AEADBadTagException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed", e);
        } finally {
            ciphers.add(cipher);
        }
    }

    private Cipher take() {
        Cipher cipher = ciphers.poll();
        if (cipher != null) {
            return cipher;
        }
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java 17 has AES/GCM/NoPadding", e);
        }
    }
}
