package io.docdb.session;

import io.docdb.sql.ast.NullOrdering;
import java.util.List;
import java.util.Set;

/**
 * The settings of a session that decide what is planned for a statement: plans are shared by sessions that agree on them.
 *
 * @param rulesOff names of the optimizer's rules that are passed over
 * @param nullOrdering where ORDER BY puts NULLs if it does not say
 * @param furtherSchemas where names without a schema are sought if the session's schema has them not
 */
record PlanSettings(Set<String> rulesOff, NullOrdering nullOrdering, List<String> furtherSchemas) {
    static PlanSettings of(Set<String> rulesOff, SessionOptions options) {
        return new PlanSettings(rulesOff, options.nullOrdering(), options.furtherSchemas());
    }
}
