package io.docdb.schema;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Puts a regular expression of ECMA-262 into the JDK's dialect. The two differ in what {@code $}, {@code .}, {@code \s}
 * and {@code \b} mean, in brackets and ampersands within classes, and in the names of Unicode properties.
 *
 * <p>Source: ECMA-262, section 22.2, with the {@code u} flag as JSON Schema recommends.
 */
final class EcmaSyntax {
    private static final String SPACES = "\\t\\n\\x0B\\f\\r\\u2028\\u2029\\uFEFF\\p{Zs}";
    private static final String LINE_ENDS = "\\n\\r\\u2028\\u2029";
    private static final String WORD = "[a-zA-Z0-9_]";
    private static final String WORD_EDGE = "(?:(?<=" + WORD + ")(?!" + WORD + ")|(?<!" + WORD + ")(?=" + WORD + "))";
    private static final String NO_WORD_EDGE =
            "(?:(?<=" + WORD + ")(?=" + WORD + ")|(?<!" + WORD + ")(?!" + WORD + "))";
    private static final Pattern REPETITION = Pattern.compile("\\{\\d+(,\\d*)?}");

    /** Long names of general categories; the JDK knows the short ones. */
    private static final Map<String, String> CATEGORIES = Map.ofEntries(
            Map.entry("Letter", "L"),
            Map.entry("Cased_Letter", "LC"),
            Map.entry("Uppercase_Letter", "Lu"),
            Map.entry("Lowercase_Letter", "Ll"),
            Map.entry("Titlecase_Letter", "Lt"),
            Map.entry("Modifier_Letter", "Lm"),
            Map.entry("Other_Letter", "Lo"),
            Map.entry("Mark", "M"),
            Map.entry("Nonspacing_Mark", "Mn"),
            Map.entry("Spacing_Mark", "Mc"),
            Map.entry("Enclosing_Mark", "Me"),
            Map.entry("Number", "N"),
            Map.entry("Decimal_Number", "Nd"),
            Map.entry("digit", "Nd"),
            Map.entry("Letter_Number", "Nl"),
            Map.entry("Other_Number", "No"),
            Map.entry("Punctuation", "P"),
            Map.entry("punct", "P"),
            Map.entry("Connector_Punctuation", "Pc"),
            Map.entry("Dash_Punctuation", "Pd"),
            Map.entry("Open_Punctuation", "Ps"),
            Map.entry("Close_Punctuation", "Pe"),
            Map.entry("Initial_Punctuation", "Pi"),
            Map.entry("Final_Punctuation", "Pf"),
            Map.entry("Other_Punctuation", "Po"),
            Map.entry("Symbol", "S"),
            Map.entry("Math_Symbol", "Sm"),
            Map.entry("Currency_Symbol", "Sc"),
            Map.entry("Modifier_Symbol", "Sk"),
            Map.entry("Other_Symbol", "So"),
            Map.entry("Separator", "Z"),
            Map.entry("Space_Separator", "Zs"),
            Map.entry("Line_Separator", "Zl"),
            Map.entry("Paragraph_Separator", "Zp"),
            Map.entry("Other", "C"),
            Map.entry("Control", "Cc"),
            Map.entry("Format", "Cf"),
            Map.entry("Surrogate", "Cs"),
            Map.entry("Private_Use", "Co"),
            Map.entry("Unassigned", "Cn"));

    private final String ecma;
    private final StringBuilder java = new StringBuilder();
    private int at;

    private EcmaSyntax(String ecma) {
        this.ecma = ecma;
    }

    /** @throws PatternSyntaxException if an escape does not exist in ECMA-262 */
    static String toJava(String ecma) {
        EcmaSyntax syntax = new EcmaSyntax(ecma);
        syntax.translate();
        return syntax.java.toString();
    }

    private void translate() {
        while (at < ecma.length()) {
            char c = ecma.charAt(at++);
            switch (c) {
                case '\\' -> escape(false);
                case '[' -> characterClass();
                case '$' -> java.append("\\z");
                case '.' -> java.append("[^" + LINE_ENDS + "]");
                case '{' -> java.append(isRepetition() ? "{" : "\\{");
                default -> java.append(c);
            }
        }
    }

    private boolean isRepetition() {
        return REPETITION.matcher(ecma).region(at - 1, ecma.length()).lookingAt();
    }

    private void characterClass() {
        if (ecma.startsWith("]", at)) {
            java.append("(?!)"); // an empty class matches nothing
            at++;
            return;
        }
        if (ecma.startsWith("^]", at)) {
            java.append("(?s:.)"); // and its opposite everything
            at += 2;
            return;
        }
        java.append('[');
        if (ecma.startsWith("^", at)) {
            java.append('^');
            at++;
        }
        while (at < ecma.length() && ecma.charAt(at) != ']') {
            char c = ecma.charAt(at++);
            if (c == '\\') {
                escape(true);
            } else if (c == '[' || c == '&' || c == '^') {
                java.append('\\').append(c);
            } else {
                java.append(c);
            }
        }
        if (at < ecma.length()) {
            java.append(']');
            at++;
        }
    }

    private void escape(boolean inClass) {
        if (at == ecma.length()) {
            throw fault("ends in a backslash");
        }
        char c = ecma.charAt(at++);
        switch (c) {
            case 's' -> java.append(inClass ? SPACES : "[" + SPACES + "]");
            case 'S' -> java.append("[^" + SPACES + "]");
            case 'b' -> java.append(inClass ? "\\x08" : WORD_EDGE);
            case 'B' -> java.append(NO_WORD_EDGE);
            case 'v' -> java.append("\\x0B");
            case 'c' -> control();
            case 'u' -> unicode();
            case 'p', 'P' -> property(c);
            case '0' -> java.append("\\x00");
            case 'd', 'D', 'w', 'W', 'n', 'r', 't', 'f', 'x', 'k', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
                java.append('\\').append(c);
            default -> {
                if (Character.isLetter(c)) {
                    throw fault("knows no escape \\" + c);
                }
                java.append('\\').append(c);
            }
        }
    }

    private void control() {
        char letter = at < ecma.length() ? ecma.charAt(at++) : 0;
        if (!(letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z')) {
            throw fault("expects a letter behind \\c");
        }
        java.append(String.format("\\x%02X", letter % 32));
    }

    private void unicode() {
        if (ecma.startsWith("{", at)) {
            int end = ecma.indexOf('}', at);
            if (end < 0) {
                throw fault("has an open \\u{");
            }
            java.append("\\x").append(ecma, at, end + 1);
            at = end + 1;
        } else {
            java.append("\\u");
        }
    }

    private void property(char c) {
        int end = ecma.startsWith("{", at) ? ecma.indexOf('}', at) : -1;
        if (end < 0) {
            throw fault("expects the name of a property behind \\" + c);
        }
        String name = ecma.substring(at + 1, end);
        at = end + 1;
        java.append('\\').append(c).append('{').append(javaProperty(name)).append('}');
    }

    private static String javaProperty(String name) {
        int equals = name.indexOf('=');
        String key = equals < 0 ? "" : name.substring(0, equals);
        String value = name.substring(equals + 1);
        if (key.equals("Script") || key.equals("sc") || key.equals("Script_Extensions") || key.equals("scx")) {
            return "Is" + value;
        }
        String category = CATEGORIES.getOrDefault(value, value);
        return category.length() <= 2 ? category : "Is" + category;
    }

    private PatternSyntaxException fault(String what) {
        return new PatternSyntaxException("ECMA-262 " + what, ecma, at);
    }
}
