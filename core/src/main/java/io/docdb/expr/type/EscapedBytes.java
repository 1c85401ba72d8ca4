package io.docdb.expr.type;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Bytes as text in PostgreSQL's escape format: a backslash is written twice, and a byte that is no character of ASCII as a
 * backslash and three octal digits: {@code \000Tom} are the four bytes 00 54 6f 6d.
 */
public final class EscapedBytes {
    private static final int OCTAL_DIGITS = 3;

    private EscapedBytes() {}

    /** Characters that are not escaped are their bytes in UTF-8. @throws IllegalArgumentException if text is no such format */
    public static byte[] read(String text) {
        if (text.indexOf('\\') < 0) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        int from = 0;
        for (int at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', from)) {
            out.writeBytes(text.substring(from, at).getBytes(StandardCharsets.UTF_8));
            if (text.startsWith("\\", at + 1)) {
                out.write('\\');
                from = at + 2;
            } else {
                from = at + 1 + OCTAL_DIGITS;
                out.write(octal(text, at + 1));
            }
        }
        out.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static int octal(String text, int from) {
        int number = 0;
        for (int i = from; i < from + OCTAL_DIGITS; i++) {
            int digit = i < text.length() && text.charAt(i) <= '7' ? text.charAt(i) - '0' : -1;
            if (digit < 0 || i == from && digit > 3) {
                throw new IllegalArgumentException("no octal digits behind a backslash");
            }
            number = number * 8 + digit;
        }
        return number;
    }

    public static String write(byte[] bytes) {
        StringBuilder out = new StringBuilder(bytes.length);
        for (byte b : bytes) {
            if (b == '\\') {
                out.append("\\\\");
            } else if (b > 0) {
                out.append((char) b);
            } else {
                out.append(String.format(Locale.ROOT, "\\%03o", b & 0xff));
            }
        }
        return out.toString();
    }
}
