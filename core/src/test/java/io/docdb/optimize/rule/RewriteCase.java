package io.docdb.optimize.rule;

import io.docdb.optimize.Optimizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A statement and its plan before and after some rules. A file begins with the names of the rules, in order; the last one is
 * what it is about:
 *
 * <pre>
 * rules: infer-predicates, push-filters
 *
 * -- A constant that one column equals, its partner equals too.
 * SELECT …
 * before
 * Project …
 * after
 * Project …
 * </pre>
 */
record RewriteCase(String sentence, String sql, List<RewriteRule> rules, String before, String after) {
    static final List<String> FILES = List.of(
            "simplify-expressions",
            "remove-empty-inputs",
            "narrow-outer-joins",
            "infer-predicates",
            "push-filters",
            "narrow-by-alternatives",
            "sink-laterals",
            "outer-to-anti-joins",
            "unnest-subqueries",
            "pull-up-rows",
            "merge-projections",
            "decorrelate-laterals",
            "decorrelate-scalars",
            "exists-as-in",
            "aggregate-before-joins",
            "prune-columns",
            "remove-sorts",
            "remove-distinct",
            "remove-outer-joins",
            "push-limits");

    static List<RewriteCase> read(String file) {
        String[] parts = text(file).split("\n-- ");
        List<RewriteRule> rules = Arrays.stream(parts[0].replace("rules:", "").split(","))
                .map(String::strip)
                .map(RewriteCase::rule)
                .toList();
        List<RewriteCase> cases = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i];
            int before = part.indexOf("\nbefore\n");
            int after = part.indexOf("\nafter\n");
            int line = part.indexOf('\n');
            cases.add(new RewriteCase(
                    part.substring(0, line),
                    part.substring(line + 1, before),
                    rules,
                    part.substring(before + "\nbefore\n".length(), after + 1),
                    part.substring(after + "\nafter\n".length()).strip() + "\n"));
        }
        return cases;
    }

    private static RewriteRule rule(String name) {
        return Optimizer.STANDARD_RULES.stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule " + name));
    }

    private static String text(String file) {
        try (InputStream in = RewriteCase.class.getResourceAsStream(file + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
