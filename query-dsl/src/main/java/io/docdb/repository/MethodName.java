package io.docdb.repository;

import io.docdb.dsl.Criterion;
import io.docdb.dsl.Filter;
import io.docdb.dsl.Sort;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A method name taken apart: {@code findTop3DistinctByCityAndAgeGreaterThanOrderByNameDesc}.
 *
 * @param verb what is done
 * @param subject what stands before By without these words: {@code Name} in {@code findFirstNameByCity}; may be empty
 * @param limit of {@code First} and {@code Top3}
 * @param alternatives joined by Or; in each the terms are joined by And
 */
record MethodName(
        Verb verb, String subject, boolean distinct, OptionalLong limit, List<List<Term>> alternatives, Sort sort) {
    enum Verb {
        FIND,
        COUNT,
        EXISTS,
        DELETE
    }

    /** One condition. */
    record Term(Properties.Found property, Word word, boolean ignoreCase) {
        Filter<Object> filter(Iterator<?> values) {
            Criterion<Object, Object> field = Filter.where(property.path().toString());
            Criterion<Object, Object> folding = ignoreCase ? field.ignoreCase() : field;
            return property.last().isMany()
                    ? word.listFilter(folding, values)
                    : word.filter(folding, property.isText(), values);
        }
    }

    /** Thrown inside the package: what in the name does not fit. */
    static final class NotUnderstood extends Exception {
        private static final long serialVersionUID = 1;

        NotUnderstood(String reason) {
            super(reason);
        }
    }

    private static final Pattern SHAPE = Pattern.compile(
            "(find|get|read|query|search|stream|count|exists|delete|remove)(\\p{Lu}.*?)??By(.*)", Pattern.DOTALL);
    private static final Pattern LIMIT = Pattern.compile("(?:First|Top)(\\d*)(?=\\p{Lu}|$)");
    private static final Pattern DISTINCT = Pattern.compile("Distinct(?=\\p{Lu}|$)");
    private static final Pattern ALL = Pattern.compile("^All(?=\\p{Lu}|$)");
    private static final Pattern ALL_IGNORE_CASE = Pattern.compile("All(?:Ignore|Ignoring)Case$");
    private static final Pattern IGNORE_CASE = Pattern.compile("(?:Ignore|Ignoring)Case$");

    static MethodName parse(String name, Properties properties) throws NotUnderstood {
        Matcher shape = SHAPE.matcher(name);
        if (!shape.matches()) {
            throw new NotUnderstood(
                    "expected a name such as findBy…, countBy…, existsBy…, deleteBy…, or @Query, found \"" + name
                            + "\"");
        }
        String subject = shape.group(2) == null ? "" : shape.group(2);
        String[] halves = shape.group(3).split("OrderBy(?=\\p{Lu})", -1);
        if (halves.length > 2) {
            throw new NotUnderstood("expected OrderBy once, found it " + (halves.length - 1) + " times");
        }
        Matcher limit = LIMIT.matcher(subject);
        String plain = DISTINCT.matcher(limit.replaceAll("")).replaceAll("");
        MethodName parsed = new MethodName(
                verb(shape.group(1)),
                ALL.matcher(plain).replaceFirst(""),
                DISTINCT.matcher(subject).find(),
                limit.reset().find() ? OptionalLong.of(number(limit.group(1))) : OptionalLong.empty(),
                alternatives(halves[0], properties),
                halves.length == 2 ? sort(halves[1], properties) : Sort.NONE);
        if (parsed.verb != Verb.FIND && (parsed.limit.isPresent() || !parsed.sort.isNone())) {
            throw new NotUnderstood("expected First, Top and OrderBy with find only, found them with " + shape.group(1)
                    + ", which is about all documents");
        }
        return parsed;
    }

    private static long number(String digits) throws NotUnderstood {
        try {
            return digits.isEmpty() ? 1 : Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new NotUnderstood("expected a number of documents after First or Top, found " + digits);
        }
    }

    private static Verb verb(String word) {
        return switch (word) {
            case "count" -> Verb.COUNT;
            case "exists" -> Verb.EXISTS;
            case "delete", "remove" -> Verb.DELETE;
            default -> Verb.FIND;
        };
    }

    private static List<List<Term>> alternatives(String predicate, Properties properties) throws NotUnderstood {
        Matcher all = ALL_IGNORE_CASE.matcher(predicate);
        boolean ignoreCase = all.find();
        String words = ignoreCase ? predicate.substring(0, all.start()) : predicate;
        List<List<Term>> alternatives = new ArrayList<>();
        if (words.isEmpty()) {
            return alternatives;
        }
        for (String alternative : words.split("Or(?=\\p{Lu})", -1)) {
            List<Term> terms = new ArrayList<>();
            for (String term : alternative.split("And(?=\\p{Lu})", -1)) {
                terms.add(term(term, ignoreCase, properties));
            }
            alternatives.add(terms);
        }
        return alternatives;
    }

    private static Term term(String text, boolean allIgnoreCase, Properties properties) throws NotUnderstood {
        Matcher ignore = IGNORE_CASE.matcher(text);
        boolean ignoreCase = ignore.find();
        String words = ignoreCase ? text.substring(0, ignore.start()) : text;
        for (Word word : Word.values()) {
            for (String ending : word.endings()) {
                if (!words.endsWith(ending)) {
                    continue;
                }
                var property = properties.find(words.substring(0, words.length() - ending.length()));
                if (property.isPresent()) {
                    boolean folds =
                            ignoreCase || allIgnoreCase && property.get().isText();
                    return new Term(property.get(), word, folds);
                }
            }
        }
        throw unknown(withoutWord(words), properties);
    }

    private static String withoutWord(String words) {
        for (Word word : Word.values()) {
            for (String ending : word.endings()) {
                if (!ending.isEmpty() && words.endsWith(ending) && words.length() > ending.length()) {
                    return words.substring(0, words.length() - ending.length());
                }
            }
        }
        return words;
    }

    private static Sort sort(String text, Properties properties) throws NotUnderstood {
        Sort sort = Sort.NONE;
        Matcher items = Pattern.compile("(.+?)(Asc|Desc)(?=\\p{Lu}|$)|(.+)$").matcher(text);
        while (items.find()) {
            String words = items.group(1) == null ? items.group(3) : items.group(1);
            Properties.Found property = properties.find(words).orElseThrow(() -> unknown(words, properties));
            sort = sort.thenBy(property.path().toString());
            sort = "Desc".equals(items.group(2)) ? sort.desc() : sort;
        }
        return sort;
    }

    private static NotUnderstood unknown(String words, Properties properties) {
        List<String> near = properties.nearest(words);
        return new NotUnderstood("property \"" + Repositories.decapitalized(words) + "\" not found"
                + (near.isEmpty() ? "" : "; did you mean \"" + near.get(0) + "\"? There are " + near));
    }

    /** How many values its terms take. */
    int parameters() {
        return alternatives.stream()
                .flatMap(List::stream)
                .mapToInt(term -> term.word().parameters())
                .sum();
    }

    /** The terms that take values, in the order of the parameters; those of two values stand twice. */
    List<Term> takers() {
        List<Term> takers = new ArrayList<>();
        alternatives.forEach(terms -> terms.forEach(term -> {
            for (int i = 0; i < term.word().parameters(); i++) {
                takers.add(term);
            }
        }));
        return takers;
    }

    Filter<Object> filter(Iterator<?> values) {
        Filter<Object> filter = Filter.all();
        boolean first = true;
        for (List<Term> terms : alternatives) {
            Filter<Object> both = Filter.all();
            for (Term term : terms) {
                both = both.and(term.filter(values));
            }
            filter = first ? both : filter.or(both);
            first = false;
        }
        return filter;
    }
}
