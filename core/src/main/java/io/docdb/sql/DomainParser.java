package io.docdb.sql;

import io.docdb.error.ErrorCode;
import io.docdb.sql.ast.Constraint;
import io.docdb.sql.ast.DataType;
import io.docdb.sql.ast.DomainAction;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.SchemaChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** CREATE DOMAIN and ALTER DOMAIN. */
final class DomainParser {
    private final Grammar grammar;
    private final TokenReader in;
    private final TableDefinitionParser definitions;

    DomainParser(Grammar grammar, TableDefinitionParser definitions) {
        this.grammar = grammar;
        this.in = grammar.in;
        this.definitions = definitions;
    }

    /** Behind CREATE DOMAIN. */
    SchemaChange create(Position at) {
        boolean ifNotExists = grammar.creates().ifNotExists();
        int offset = in.offset();
        ObjectName name = in.objectName();
        if (name.qualifier().isEmpty() && TypeParser.isBuiltIn(name.last().text())) {
            throw in.error(
                    ErrorCode.SYNTAX_ERROR, "Domain expected a name that is no type, found \"" + name + "\"", offset);
        }
        in.accept(Keyword.AS);
        DataType type = grammar.types.columnType();
        Optional<Expression> defaultValue = Optional.empty();
        boolean notNull = false;
        List<Constraint.Check> checks = new ArrayList<>();
        while (true) {
            Position here = in.here();
            Optional<Name> constraint = in.accept(Keyword.CONSTRAINT) ? Optional.of(in.name()) : Optional.empty();
            if (in.accept(Keyword.CHECK)) {
                checks.add(definitions.check(constraint, here));
            } else if (in.accept(Keyword.NOT, Keyword.NULL)) {
                notNull = true;
            } else if (constraint.isPresent()) {
                throw in.failure();
            } else if (in.accept(Keyword.DEFAULT)) {
                defaultValue = Optional.of(grammar.expressions.expression());
            } else if (in.accept(Keyword.COLLATE)) {
                ColumnCollation.read(in);
            } else if (!in.accept(Keyword.NULL)) {
                return new SchemaChange.CreateDomain(name, ifNotExists, type, defaultValue, notNull, checks, at);
            }
        }
    }

    /** Behind ALTER DOMAIN name. */
    DomainAction action() {
        if (in.accept(Keyword.ADD)) {
            Position at = in.here();
            Optional<Name> name = in.accept(Keyword.CONSTRAINT) ? Optional.of(in.name()) : Optional.empty();
            in.expect(Keyword.CHECK);
            return new DomainAction.AddCheck(definitions.check(name, at));
        }
        if (in.accept(Keyword.DROP, Keyword.CONSTRAINT)) {
            boolean ifExists = in.accept(Keyword.IF, Keyword.EXISTS);
            Name name = in.name();
            if (!in.accept(Keyword.CASCADE)) {
                in.accept(Keyword.RESTRICT);
            }
            return new DomainAction.DropConstraint(name, ifExists);
        }
        if (in.accept(Keyword.RENAME, Keyword.CONSTRAINT)) {
            Name name = in.name();
            in.expect(Keyword.TO);
            return new DomainAction.RenameConstraint(name, in.name());
        }
        boolean drops = in.accept(Keyword.DROP);
        if (!drops) {
            in.expect(Keyword.SET);
        }
        if (in.accept(Keyword.NOT)) {
            in.expect(Keyword.NULL);
            return new DomainAction.SetNotNull(!drops);
        }
        in.expect(Keyword.DEFAULT);
        return new DomainAction.SetDefault(drops ? Optional.empty() : Optional.of(grammar.expressions.expression()));
    }
}
