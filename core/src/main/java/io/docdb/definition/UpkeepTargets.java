package io.docdb.definition;

import io.docdb.sql.ast.AdministrationStatement.Upkeep;
import io.docdb.sql.ast.ObjectName;

/** What VACUUM, REINDEX and OPTIMIZE TABLE name: it has to be there, though nothing is done with it. */
public final class UpkeepTargets {
    private UpkeepTargets() {}

    /** @throws io.docdb.error.StatementException INDEX_NOT_FOUND behind REINDEX INDEX, else COLLECTION_NOT_FOUND */
    public static void require(Upkeep upkeep, DefinitionContext context) {
        boolean index = upkeep.what().endsWith("INDEX");
        for (ObjectName name : upkeep.targets()) {
            boolean found = index && context.findIndex(name).isPresent();
            if (!found && upkeep.what().equals("REINDEX INDEX")) {
                throw context.indexNotFound(name);
            }
            if (!found) {
                context.getCollection(name);
            }
        }
    }
}
