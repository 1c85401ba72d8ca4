package io.docdb.optimize.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.docdb.optimize.Optimizer;
import io.docdb.plan.logical.LogicalPlan;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
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

    /** Which is why the optimizer passes them over there. */
    @Test
    void rulesFindNothingInPlansWithoutWhatTheySeek() {
        Set<String> passedOver = new HashSet<>();
        try (RuleFixture fixture = new RuleFixture()) {
            for (String file : RewriteCase.FILES) {
                for (RewriteCase each : RewriteCase.read(file)) {
                    LogicalPlan plan = fixture.plan(each.sql());
                    for (RewriteRule rule : Optimizer.STANDARD_RULES) {
                        LogicalPlan after = rule.apply(plan, fixture.session().catalog());
                        if (!PlanContents.of(plan).concern(rule)) {
                            assertThat(after)
                                    .as("%s: %s", rule.name(), each.sql())
                                    .isEqualTo(plan);
                            passedOver.add(rule.name());
                        }
                        plan = after;
                    }
                }
            }
        }
        assertThat(passedOver)
                .containsAll(Optimizer.STANDARD_RULES.stream()
                        .filter(rule -> !rule.seeks().isEmpty())
                        .map(RewriteRule::name)
                        .toList());
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
