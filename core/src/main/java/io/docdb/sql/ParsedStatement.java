package io.docdb.sql;

import io.docdb.sql.ast.Statement;
import java.util.List;

/**
 * One statement with its parameters.
 *
 * @param text the statement as it was written, without the semicolon behind it; positions in the tree count from its
 *     start
 * @param parameterCount values the statement needs; their ordinals are 0 to parameterCount - 1
 * @param parameterNames names of {@code :name} parameters by ordinal; empty if parameters have none
 * @param listParameters in the order of the text
 */
public record ParsedStatement(
        Statement statement,
        String text,
        int parameterCount,
        List<String> parameterNames,
        List<ListParameter> listParameters) {
    public ParsedStatement {
        parameterNames = List.copyOf(parameterNames);
        listParameters = List.copyOf(listParameters);
    }

    /** A parameter that stands alone in {@code IN (?)}, from offset to offset of the text: a door may make a list of it. */
    public record ListParameter(int ordinal, int fromInclusive, int toExclusive) {}
}
