package io.docdb.schema;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.format.Format;
import java.util.regex.Pattern;

/**
 * The format {@code email}: the Mailbox of RFC 5321, section 4.1.2, in ASCII.
 *
 * <p>Replaces networknt's, which asks for a top-level domain out of a list that ages: {@code ops@db.internal} and
 * every domain younger than the library would be refused.
 */
final class EmailFormat implements Format {
    /** RFC 5321, section 4.5.3.1. */
    private static final int MAX_LOCAL = 64;

    private static final int MAX_DOMAIN = 255;
    private static final int MAX_LABEL = 63;
    private static final String MARKS = "!#$%&'*+-/=?^_`{|}~";
    private static final Pattern QUOTED = Pattern.compile("\"([ !#-\\[\\]-~]|\\\\[ -~])*\"");
    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

    @Override
    public String getName() {
        return "email";
    }

    @Override
    public String getMessageKey() {
        return "format.email";
    }

    @Override
    public boolean matches(ExecutionContext context, String value) {
        return isMailbox(value);
    }

    static boolean isMailbox(String text) {
        int at = text.lastIndexOf('@');
        if (at < 1 || at > MAX_LOCAL) {
            return false;
        }
        boolean local =
                text.charAt(0) == '"' ? QUOTED.matcher(text).region(0, at).matches() : isDotString(text, at);
        return local && (text.startsWith("[", at + 1) ? isAddress(text.substring(at + 1)) : isDomain(text, at + 1));
    }

    private static boolean isDotString(String text, int end) {
        boolean inWord = false;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c == '.' ? !inWord : !(isLetterOrDigit(c) || MARKS.indexOf(c) >= 0)) {
                return false;
            }
            inWord = c != '.';
        }
        return inWord;
    }

    private static boolean isDomain(String text, int from) {
        if (text.length() - from > MAX_DOMAIN) {
            return false;
        }
        int start = from;
        for (int i = from; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '.';
            if (c != '.') {
                if (!isLetterOrDigit(c) && c != '-') {
                    return false;
                }
            } else if (i == start || i - start > MAX_LABEL || text.charAt(start) == '-' || text.charAt(i - 1) == '-') {
                return false;
            } else {
                start = i + 1;
            }
        }
        return true;
    }

    private static boolean isAddress(String literal) {
        if (!literal.endsWith("]")) {
            return false;
        }
        String address = literal.substring(1, literal.length() - 1);
        return address.startsWith("IPv6:")
                ? Ipv6.isAddress(address.substring("IPv6:".length()))
                : IPV4.matcher(address).matches();
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    /** RFC 4291, section 2.2: eight groups of hexadecimal digits, one run of zeros as {@code ::}, IPv4 at the end. */
    private static final class Ipv6 {
        private static final int GROUPS = 8;

        static boolean isAddress(String text) {
            String hex = text;
            int groups = GROUPS;
            int tail = text.lastIndexOf(':') + 1;
            if (text.indexOf('.') >= 0) {
                if (tail == 0 || !IPV4.matcher(text).region(tail, text.length()).matches()) {
                    return false;
                }
                groups -= 2;
                hex = text.startsWith("::", tail - 2)
                        ? text.substring(0, tail)
                        : text.substring(0, Math.max(0, tail - 1));
            }
            int gap = hex.indexOf("::");
            if (gap < 0) {
                return count(hex) == groups;
            }
            int before = gap == 0 ? 0 : count(hex.substring(0, gap));
            int after = gap + 2 == hex.length() ? 0 : count(hex.substring(gap + 2));
            return before >= 0 && after >= 0 && before + after < groups;
        }

        /** The number of groups, or -1 if something else stands among them. */
        private static int count(String hex) {
            String[] parts = hex.split(":", -1);
            for (String part : parts) {
                if (!part.matches("[0-9A-Fa-f]{1,4}")) {
                    return -1;
                }
            }
            return parts.length;
        }
    }
}
