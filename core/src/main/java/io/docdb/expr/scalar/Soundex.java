package io.docdb.expr.scalar;

/** The American Soundex code of a name: its first letter and three digits. Source: US National Archives, 2007. */
final class Soundex {
    /** Digit of each letter from A; 0 for vowels, which separate equal digits; H and W do not. */
    private static final String DIGITS = "01230120022455012623010202";

    private Soundex() {}

    static String of(String name) {
        StringBuilder code = new StringBuilder(4);
        char last = '0';
        for (int i = 0; i < name.length() && code.length() < 4; i++) {
            char letter = Character.toUpperCase(name.charAt(i));
            if (letter < 'A' || letter > 'Z') {
                continue;
            }
            char digit = DIGITS.charAt(letter - 'A');
            if (code.isEmpty()) {
                code.append(letter);
                last = digit;
            } else if (letter != 'H' && letter != 'W') {
                if (digit != '0' && digit != last) {
                    code.append(digit);
                }
                last = digit;
            }
        }
        while (!code.isEmpty() && code.length() < 4) {
            code.append('0');
        }
        return code.toString();
    }
}
