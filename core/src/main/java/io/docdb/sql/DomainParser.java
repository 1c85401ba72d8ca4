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
import io.docdb.value.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** CREATE DOMAIN, CREATE TYPE … AS ENUM, which makes a domain of texts, and ALTER of both. */
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
        ObjectName name = newName("Domain");
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

    private ObjectName newName(String what) {
        int offset = in.offset();
        ObjectName name = in.objectName();
        if (name.qualifier().isEmpty() && TypeParser.isBuiltIn(name.last().text())) {
            throw in.error(
                    ErrorCode.SYNTAX_ERROR, what + " expected a name that is no type, found \"" + name + "\"", offset);
        }
        return name;
    }

    /** Behind CREATE TYPE. */
    SchemaChange createType(Position at) {
        boolean ifNotExists = grammar.creates().ifNotExists();
        ObjectName name = newName("Type");
        if (!in.accept(Keyword.AS) || !in.wordAhead(0).equalsIgnoreCase("ENUM")) {
            throw ForeignWords.type(in);
        }
        in.skip();
        Position here = in.here();
        List<String> labels = in.kind() == TokenKind.LEFT_PAREN && in.kindAhead(1) == TokenKind.RIGHT_PAREN
                ? noLabels()
                : in.listInParens(in::text);
        refuseRepeated(labels, here);
        Name constraint = new Name(name.last().text() + Enumeration.CONSTRAINT_SUFFIX, here);
        Constraint.Check check = new Constraint.Check(
                Optional.of(constraint), Enumeration.oneOf(Enumeration.value(), labels, here), here);
        DataType type = new DataType(SqlType.VARCHAR, here);
        return new SchemaChange.CreateDomain(name, ifNotExists, type, Optional.empty(), false, List.of(check), at);
    }

    private List<String> noLabels() {
        in.skip();
        in.skip();
        return List.of();
    }

    private void refuseRepeated(List<String> labels, Position at) {
        Set<String> seen = new HashSet<>();
        labels.stream().filter(label -> !seen.add(label)).findFirst().ifPresent(twice -> {
            throw in.error(ErrorCode.DUPLICATE_NAME, "ENUM has the value '" + twice + "' twice", at.offset());
        });
    }

    /** Behind ALTER TYPE name ADD VALUE. */
    private DomainAction addLabel() {
        boolean ifNotExists = grammar.creates().ifNotExists();
        Position at = in.here();
        String label = in.text();
        boolean before = in.wordAhead(0).equalsIgnoreCase("BEFORE");
        if (!before && !in.wordAhead(0).equalsIgnoreCase("AFTER")) {
            return new DomainAction.AddLabel(label, ifNotExists, Optional.empty(), false, at);
        }
        in.skip();
        return new DomainAction.AddLabel(label, ifNotExists, Optional.of(in.text()), before, at);
    }

    /** Behind ALTER DOMAIN name, ALTER TYPE name. */
    DomainAction action() {
        if (in.is(Keyword.ADD) && in.keywordAhead(1) == Keyword.VALUE) {
            in.skip();
            in.skip();
            return addLabel();
        }
        if (in.is(Keyword.RENAME) && in.keywordAhead(1) == Keyword.VALUE) {
            throw in.error(
                    ErrorCode.NOT_SUPPORTED,
                    "RENAME VALUE is not supported, for documents hold the value: ADD VALUE, and UPDATE what has the old one",
                    in.offset());
        }
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
