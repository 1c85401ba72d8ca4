package io.docdb.expr.jsonpath;

import io.docdb.codec.JsonReader;
import io.docdb.error.ErrorCode;
import io.docdb.error.StatementException;
import io.docdb.value.BooleanValue;
import io.docdb.value.NullValue;
import io.docdb.value.TextValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Recursive descent straight over the characters, as the grammar of RFC 9535 asks for blanks exactly. */
final class QueryParser {
    /** Whole numbers that every JSON implementation can tell apart. */
    private static final long MAX_INTEGER = (1L << 53) - 1;

    private static final int MAX_DEPTH = 300;
    private static final Set<String> VALUE_FUNCTIONS = Set.of("length", "count", "value");
    private static final Set<String> LOGICAL_FUNCTIONS = Set.of("match", "search");

    private final String text;
    private int at;
    private int depth;

    private QueryParser(String text) {
        this.text = text;
    }

    static List<Segment> parse(String text) {
        QueryParser parser = new QueryParser(text);
        parser.expect('$');
        List<Segment> segments = parser.segments();
        if (parser.at < text.length()) {
            throw parser.expected("a segment or the end");
        }
        return segments;
    }

    private StatementException expected(String what) {
        String found = at >= text.length() ? "the end" : "'" + Character.toString(text.codePointAt(at)) + "'";
        return new StatementException(
                ErrorCode.SYNTAX_ERROR,
                "Invalid JSONPath: expected " + what + ", found " + found + " at character " + (at + 1) + " of "
                        + text);
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean accept(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private boolean accept(String sign) {
        if (text.startsWith(sign, at)) {
            at += sign.length();
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!accept(c)) {
            throw expected("'" + c + "'");
        }
    }

    private void blanks() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private List<Segment> segments() {
        List<Segment> segments = new ArrayList<>();
        while (true) {
            int before = at;
            blanks();
            if (peek() == '[') {
                segments.add(new Segment(bracket(), false));
            } else if (accept("..")) {
                segments.add(new Segment(peek() == '[' ? bracket() : List.of(shorthand()), true));
            } else if (accept('.')) {
                segments.add(new Segment(List.of(shorthand()), false));
            } else {
                at = before;
                return segments;
            }
        }
    }

    private Selector shorthand() {
        if (accept('*')) {
            return new Selector.Wildcard();
        }
        int start = at;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            boolean first = c == '_' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= 0x80 && !isSurrogate(c);
            if (!first && (at == start || c < '0' || c > '9')) {
                break;
            }
            at += Character.charCount(c);
        }
        if (at == start) {
            throw expected("a member name or *");
        }
        return new Selector.Name(text.substring(start, at));
    }

    private static boolean isSurrogate(int c) {
        return c >= 0xD800 && c <= 0xDFFF;
    }

    private List<Selector> bracket() {
        expect('[');
        List<Selector> selectors = new ArrayList<>();
        do {
            blanks();
            selectors.add(selector());
            blanks();
        } while (accept(','));
        expect(']');
        return selectors;
    }

    private Selector selector() {
        char c = peek();
        if (c == '\'' || c == '"') {
            return new Selector.Name(quoted());
        }
        if (accept('*')) {
            return new Selector.Wildcard();
        }
        if (accept('?')) {
            blanks();
            return new Selector.Filter(or());
        }
        if (c != ':' && c != '-' && (c < '0' || c > '9')) {
            throw expected("a selector: a name in quotes, a position, a slice, * or ?");
        }
        Optional<Long> start = c == ':' ? Optional.empty() : Optional.of(integer());
        int before = at;
        blanks();
        if (!accept(':')) {
            at = before;
            return new Selector.Index(start.orElseThrow());
        }
        blanks();
        Optional<Long> end = optionalInteger();
        blanks();
        long step = 1;
        if (accept(':')) {
            blanks();
            step = optionalInteger().orElse(1L);
        }
        return new Selector.Slice(start, end, step);
    }

    private Optional<Long> optionalInteger() {
        char c = peek();
        return c == '-' || c >= '0' && c <= '9' ? Optional.of(integer()) : Optional.empty();
    }

    private long integer() {
        int start = at;
        boolean negative = accept('-');
        int digits = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        int count = at - digits;
        boolean leadingZero = count > 0 && text.charAt(digits) == '0' && (count > 1 || negative);
        if (count == 0 || leadingZero || count > 16) {
            at = start;
            throw expected("a whole number without leading zero");
        }
        long number = Long.parseLong(text.substring(digits, at));
        if (number > MAX_INTEGER) {
            at = start;
            throw expected("a whole number of at most 2^53 - 1");
        }
        return negative ? -number : number;
    }

    private String quoted() {
        char quote = text.charAt(at++);
        StringBuilder out = new StringBuilder();
        while (true) {
            if (at >= text.length()) {
                throw expected("the closing quote");
            }
            char c = text.charAt(at);
            if (c == quote) {
                at++;
                return out.toString();
            }
            if (c < 0x20) {
                throw expected("no control character in a name");
            }
            if (c == '\\') {
                at++;
                escape(quote, out);
            } else {
                int point = text.codePointAt(at);
                if (isSurrogate(point)) {
                    throw expected("a pair of surrogates");
                }
                out.appendCodePoint(point);
                at += Character.charCount(point);
            }
        }
    }

    private void escape(char quote, StringBuilder out) {
        char c = peek();
        at++;
        switch (c) {
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case '/', '\\' -> out.append(c);
            case 'u' -> {
                int unit = hex();
                if (unit >= 0xDC00 && unit <= 0xDFFF) {
                    throw expected("no low surrogate alone");
                }
                out.append((char) unit);
                if (unit >= 0xD800 && unit <= 0xDBFF) {
                    int low = accept("\\u") ? hex() : 0;
                    if (low < 0xDC00 || low > 0xDFFF) {
                        throw expected("a low surrogate behind the high one");
                    }
                    out.append((char) low);
                }
            }
            default -> {
                if (c != quote) {
                    at--;
                    throw expected("an escape");
                }
                out.append(c);
            }
        }
    }

    private int hex() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            char c = peek();
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw expected("four hex digits");
            }
            code = code * 16 + digit;
            at++;
        }
        return code;
    }

    private Condition or() {
        if (++depth > MAX_DEPTH) {
            throw new StatementException(
                    ErrorCode.STATEMENT_TOO_COMPLEX, "JSONPath nested deeper than " + MAX_DEPTH + " levels");
        }
        List<Condition> terms = new ArrayList<>(List.of(and()));
        while (acceptAfterBlanks("||")) {
            terms.add(and());
        }
        depth--;
        return terms.size() == 1 ? terms.get(0) : new Condition.Or(List.copyOf(terms));
    }

    private Condition and() {
        List<Condition> terms = new ArrayList<>(List.of(basic()));
        while (acceptAfterBlanks("&&")) {
            terms.add(basic());
        }
        return terms.size() == 1 ? terms.get(0) : new Condition.And(List.copyOf(terms));
    }

    private boolean acceptAfterBlanks(String sign) {
        int before = at;
        blanks();
        if (accept(sign)) {
            blanks();
            return true;
        }
        at = before;
        return false;
    }

    /** A parenthesis, a test (each possibly negated), or a comparison. */
    private Condition basic() {
        if (peek() == '!' && !text.startsWith("!=", at)) {
            at++;
            blanks();
            if (peek() == '(') {
                return new Condition.Not(parenthesis());
            }
            return new Condition.Not(test());
        }
        if (peek() == '(') {
            return parenthesis();
        }
        char c = peek();
        int start = at;
        if (c == '@' || c == '$') {
            Operand.Query query = query();
            Optional<String> operator = operator();
            if (operator.isEmpty()) {
                return new Condition.Exists(query);
            }
            requireSingular(query, start);
            return comparison(query, operator.get());
        }
        if (c >= 'a' && c <= 'z' && isCall()) {
            String name = functionName();
            if (LOGICAL_FUNCTIONS.contains(name)) {
                return match(name);
            }
            Operand call = call(name);
            return comparison(call, operator().orElseThrow(() -> expected("a comparison of " + name + "()")));
        }
        Operand literal = literal();
        return comparison(literal, operator().orElseThrow(() -> expected("a comparison")));
    }

    private Condition parenthesis() {
        expect('(');
        blanks();
        Condition inner = or();
        blanks();
        expect(')');
        return inner;
    }

    /** What may stand behind {@code !}: a query, or a function that answers true or false. */
    private Condition test() {
        char c = peek();
        if (c == '@' || c == '$') {
            Condition exists = new Condition.Exists(query());
            int before = at;
            if (operator().isPresent()) {
                at = before;
                throw expected("no comparison behind !, unless in parentheses");
            }
            return exists;
        }
        if (c >= 'a' && c <= 'z' && isCall()) {
            String name = functionName();
            if (LOGICAL_FUNCTIONS.contains(name)) {
                return match(name);
            }
        }
        throw expected("a query or condition behind !");
    }

    private Operand.Query query() {
        boolean relative = text.charAt(at++) == '@';
        return new Operand.Query(relative, segments());
    }

    private Optional<String> operator() {
        int before = at;
        blanks();
        for (String sign : List.of("==", "!=", "<=", ">=", "<", ">")) {
            if (accept(sign)) {
                blanks();
                return Optional.of(sign);
            }
        }
        at = before;
        return Optional.empty();
    }

    private Condition comparison(Operand left, String operator) {
        return new Condition.Compare(operator, left, comparable());
    }

    private Operand comparable() {
        char c = peek();
        int start = at;
        if (c == '@' || c == '$') {
            return requireSingular(query(), start);
        }
        if (c >= 'a' && c <= 'z' && isCall()) {
            String name = functionName();
            if (!VALUE_FUNCTIONS.contains(name)) {
                at = start;
                throw expected("a function that gives a value");
            }
            return call(name);
        }
        return literal();
    }

    private Operand.Query requireSingular(Operand.Query query, int start) {
        if (!query.isSingular()) {
            at = start;
            throw expected("a query of names and positions only, where one value is needed");
        }
        return query;
    }

    private boolean isCall() {
        int end = at;
        while (end < text.length()) {
            char c = text.charAt(end);
            if (!(c >= 'a' && c <= 'z' || c == '_' || c >= '0' && c <= '9')) {
                break;
            }
            end++;
        }
        return end < text.length() && text.charAt(end) == '(';
    }

    private String functionName() {
        int start = at;
        at = text.indexOf('(', at);
        String name = text.substring(start, at);
        if (!VALUE_FUNCTIONS.contains(name) && !LOGICAL_FUNCTIONS.contains(name)) {
            at = start;
            throw expected("one of the functions length, count, value, match, search");
        }
        expect('(');
        blanks();
        return name;
    }

    private Condition match(String name) {
        Operand subject = comparable();
        blanks();
        expect(',');
        blanks();
        Operand pattern = comparable();
        blanks();
        expect(')');
        int before = at;
        if (operator().isPresent()) {
            at = before;
            throw expected("no comparison of " + name + "(), which is a condition");
        }
        return new Condition.Matches(subject, pattern, name.equals("match"));
    }

    private Operand call(String name) {
        Operand call;
        if (name.equals("length")) {
            call = new Operand.Length(comparable());
        } else {
            if (peek() != '@' && peek() != '$') {
                throw expected("a query as argument of " + name + "()");
            }
            Operand.Query query = query();
            call = name.equals("count") ? new Operand.Count(query) : new Operand.ValueOf(query);
        }
        blanks();
        expect(')');
        return call;
    }

    private Operand literal() {
        char c = peek();
        if (c == '\'' || c == '"') {
            return new Operand.Literal(new TextValue(quoted()));
        }
        if (accept("true")) {
            return new Operand.Literal(BooleanValue.TRUE);
        }
        if (accept("false")) {
            return new Operand.Literal(BooleanValue.FALSE);
        }
        if (accept("null")) {
            return new Operand.Literal(NullValue.NULL);
        }
        int start = at;
        accept('-');
        while (at < text.length() && "0123456789.eE+-".indexOf(peek()) >= 0) {
            at++;
        }
        String number = text.substring(start, at);
        if (!number.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?")) {
            at = start;
            throw expected("a value, a query or a function");
        }
        return new Operand.Literal(JsonReader.parse(number));
    }
}
