package io.docdb.optimize.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What each rule makes of a plan: the files beside this class, one per rule, hold a sentence, a statement, the plan before and
 * the plan after. Each statement is also answered with the rule on and off, and without any rule.
 */
class RewritesTest {

    @TestFactory
    Stream<DynamicNode> rulesRewriteAsWritten() {
        return RewriteCase.FILES.stream().flatMap(file -> RewriteCase.read(file).stream()
                .map(each -> DynamicTest.dynamicTest(file + ": " + each.sentence(), () -> check(each))));
    }

    private static void check(RewriteCase each) {
        try (RuleFixture fixture = new RuleFixture()) {
            assertThat(fixture.before(each.sql())).as("before: %s", each.sql()).isEqualTo(each.before());
            assertThat(fixture.after(each.sql(), each.rules().toArray(RewriteRule[]::new)))
                    .as("after: %s", each.sql())
                    .isEqualTo(each.after());
        }
    }
}
