package io.docdb.storage.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** Keys of 32 bytes from others: PBKDF2 (RFC 8018) from a password, HKDF (RFC 5869), both with HMAC-SHA256, from a key. */
final class Derivation {
    private static final int BYTES = 32;

    private Derivation() {}

    static byte[] fromPassword(char[] password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password, salt, iterations, BYTES * 8);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java 17 has PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }

    /** HKDF with one block of output: extract with the salt, expand with the label. */
    static byte[] expand(byte[] key, byte[] salt, String label) {
        byte[] extracted = hmac(salt, key);
        byte[] info = (label + "\u0001").getBytes(StandardCharsets.ISO_8859_1);
        return hmac(extracted, info);
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java 17 has HmacSHA256", e);
        }
    }
}
