package io.docdb.sql;

import io.docdb.error.ErrorCode;
import io.docdb.sql.ast.AlterAction;
import io.docdb.sql.ast.ColumnDefinition;
import io.docdb.sql.ast.Constraint;
import io.docdb.sql.ast.Constraint.ForeignKey.Action;
import io.docdb.sql.ast.DataType;
import io.docdb.sql.ast.Expression;
import io.docdb.sql.ast.Name;
import io.docdb.sql.ast.ObjectName;
import io.docdb.sql.ast.Option;
import io.docdb.sql.ast.PathStep;
import io.docdb.sql.ast.Position;
import io.docdb.sql.ast.SequenceOptions;
import io.docdb.value.BooleanValue;
import io.docdb.value.SqlType;
import io.docdb.value.TextValue;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Columns, constraints, sequence options: what CREATE TABLE and ALTER TABLE share. */
final class TableDefinitionParser {
    /** What may stand behind a column that has no type. */
    private static final Set<Keyword> OPTIONS = EnumSet.of(
            Keyword.NOT,
            Keyword.NULL,
            Keyword.DEFAULT,
            Keyword.AUTO_INCREMENT,
            Keyword.AUTOINCREMENT,
            Keyword.IDENTITY,
            Keyword.GENERATED,
            Keyword.AS,
            Keyword.COLLATE,
            Keyword.ON,
            Keyword.COMMENT,
            Keyword.CONSTRAINT,
            Keyword.PRIMARY,
            Keyword.UNIQUE,
            Keyword.CHECK,
            Keyword.REFERENCES,
            Keyword.FIRST,
            Keyword.BEFORE,
            Keyword.AFTER);

    private final Grammar grammar;
    private final TokenReader in;
    private final GenerationParser generations;

    TableDefinitionParser(Grammar grammar) {
        this.grammar = grammar;
        this.in = grammar.in;
        this.generations = new GenerationParser(grammar);
    }

    /** What says where a column's values come from. */
    GenerationParser generations() {
        return generations;
    }

    /** True at a constraint that stands on its own; its words are also names of columns. */
    boolean startsConstraint() {
        Keyword keyword = in.keyword();
        if (keyword == null) {
            return false;
        }
        return switch (keyword) {
            case CONSTRAINT -> {
                int behind = in.kindAhead(2) == TokenKind.DOT ? 4 : 2; // H2 names the schema of the constraint
                Keyword kind = in.keywordAhead(behind);
                yield in.isNameAhead(1) && kind != null && !isTypeWord(kind);
            }
            case PRIMARY, FOREIGN -> in.keywordAhead(1) == Keyword.KEY;
            case UNIQUE ->
                in.kindAhead(1) == TokenKind.LEFT_PAREN
                        || in.keywordAhead(1) == Keyword.KEY
                        || in.keywordAhead(1) == Keyword.INDEX
                        || in.keywordAhead(1) == Keyword.NULLS;
            case CHECK -> in.kindAhead(1) == TokenKind.LEFT_PAREN;
            default -> false;
        };
    }

    private static boolean isTypeWord(Keyword keyword) {
        return switch (keyword) {
            case PRIMARY, FOREIGN, UNIQUE, CHECK -> false;
            default -> true;
        };
    }

    /** A constraint of a table. */
    Constraint constraint() {
        Position at = in.here();
        Optional<Name> name =
                in.accept(Keyword.CONSTRAINT) ? Optional.of(in.objectName().last()) : Optional.empty();
        if (in.accept(Keyword.PRIMARY)) {
            in.expect(Keyword.KEY);
            return followed(new Constraint.PrimaryKey(name, indexedColumns(), at));
        }
        if (in.accept(Keyword.UNIQUE)) {
            if (!in.accept(Keyword.KEY)) {
                in.accept(Keyword.INDEX);
            }
            boolean named = in.isName() && in.keyword() != Keyword.NULLS && in.keyword() != Keyword.USING;
            Optional<Name> ownName = named ? Optional.of(in.name()) : Optional.empty();
            boolean nullsDistinct = nullsDistinct();
            return followed(new Constraint.Unique(name.or(() -> ownName), indexedColumns(), nullsDistinct, at));
        }
        if (in.accept(Keyword.CHECK)) {
            return followed(check(name, at));
        }
        in.expect(Keyword.FOREIGN, Keyword.KEY);
        return reference(name, in.namesInParens(), at);
    }

    private Constraint followed(Constraint constraint) {
        new ConstraintWords(in).skip();
        return constraint;
    }

    Constraint.Check check(Optional<Name> name, Position at) {
        in.expect(TokenKind.LEFT_PAREN);
        Expression condition = grammar.expressions.expression();
        in.expect(TokenKind.RIGHT_PAREN);
        if (in.is(Keyword.NO) && in.wordAhead(1).equalsIgnoreCase("INHERIT")) { // no table has heirs
            in.skip();
            in.skip();
        }
        return new Constraint.Check(name, condition, at);
    }

    /** {@code NULLS [NOT] DISTINCT}. */
    boolean nullsDistinct() {
        if (!in.accept(Keyword.NULLS)) {
            return true;
        }
        boolean distinct = !in.accept(Keyword.NOT);
        in.expect(Keyword.DISTINCT);
        return distinct;
    }

    /** Columns of a key; a direction is accepted, keys have none. */
    private List<Name> keyColumns() {
        return in.listInParens(() -> {
            Name column = in.name();
            if (!in.accept(Keyword.ASC)) {
                in.accept(Keyword.DESC);
            }
            return column;
        });
    }

    /** From REFERENCES on. */
    private Constraint reference(Optional<Name> name, List<Name> columns, Position at) {
        in.expect(Keyword.REFERENCES);
        ObjectName referenced = in.objectName();
        List<Name> referencedColumns = in.kind() == TokenKind.LEFT_PAREN ? in.namesInParens() : List.of();
        boolean matchFull = false;
        Action onDelete = Action.NO_ACTION;
        Action onUpdate = Action.NO_ACTION;
        List<Name> setColumns = List.of();
        boolean deferrable = false;
        boolean initiallyDeferred = false;
        while (true) {
            if (in.accept(Keyword.MATCH)) {
                int offset = in.offset();
                matchFull = in.accept(Keyword.FULL);
                if (!matchFull && !in.accept(Keyword.SIMPLE)) {
                    in.expect(Keyword.PARTIAL);
                    throw in.error(
                            ErrorCode.NOT_SUPPORTED, "MATCH PARTIAL is not supported: say SIMPLE or FULL", offset);
                }
            } else if (in.accept(Keyword.ON, Keyword.DELETE)) {
                onDelete = action();
                boolean sets = onDelete == Action.SET_NULL || onDelete == Action.SET_DEFAULT;
                setColumns = sets && in.kind() == TokenKind.LEFT_PAREN ? in.namesInParens() : List.of();
            } else if (in.accept(Keyword.ON, Keyword.UPDATE)) {
                onUpdate = action();
            } else if (in.accept(Keyword.NOT, Keyword.DEFERRABLE)) {
                deferrable = false;
            } else if (in.accept(Keyword.DEFERRABLE)) {
                deferrable = true;
            } else if (new ConstraintWords(in).skipEnforced()) {
                continue;
            } else if (in.accept(Keyword.INITIALLY)) {
                initiallyDeferred = in.accept(Keyword.DEFERRED);
                deferrable |= initiallyDeferred;
                if (!initiallyDeferred) {
                    in.expect(Keyword.IMMEDIATE);
                }
            } else {
                return new Constraint.ForeignKey(
                        name,
                        columns,
                        referenced,
                        referencedColumns,
                        matchFull,
                        onDelete,
                        onUpdate,
                        deferrable,
                        initiallyDeferred,
                        setColumns,
                        at);
            }
        }
    }

    /** {@code [NOT] DEFERRABLE}, {@code INITIALLY DEFERRED | IMMEDIATE}, one of them at least. */
    AlterAction.AlterConstraint.Timing timing() {
        boolean deferrable = in.accept(Keyword.DEFERRABLE);
        boolean initiallyDeferred = false;
        if (!deferrable && !in.accept(Keyword.NOT, Keyword.DEFERRABLE) && !in.is(Keyword.INITIALLY)) {
            throw in.failure();
        }
        if (in.accept(Keyword.INITIALLY)) {
            initiallyDeferred = in.accept(Keyword.DEFERRED);
            deferrable |= initiallyDeferred;
            if (!initiallyDeferred) {
                in.expect(Keyword.IMMEDIATE);
            }
        }
        return new AlterAction.AlterConstraint.Timing(deferrable, initiallyDeferred);
    }

    private Action action() {
        if (in.accept(Keyword.CASCADE)) {
            return Action.CASCADE;
        }
        if (in.accept(Keyword.RESTRICT)) {
            return Action.RESTRICT;
        }
        if (in.accept(Keyword.SET, Keyword.NULL)) {
            return Action.SET_NULL;
        }
        if (in.accept(Keyword.SET, Keyword.DEFAULT)) {
            return Action.SET_DEFAULT;
        }
        in.expect(Keyword.NO, Keyword.ACTION);
        return Action.NO_ACTION;
    }

    /**
     * The columns of a key. What stands around them of the index behind it changes nothing here: PostgreSQL's {@code INCLUDE},
     * and MySQL's {@code USING BTREE}, before them or behind, and {@code COMMENT 'text'}.
     */
    private List<Name> indexedColumns() {
        passMethod();
        List<Name> columns = keyColumns();
        passMethod();
        if (in.accept(Keyword.INCLUDE)) {
            in.namesInParens();
        }
        IndexParser.passComment(in);
        return columns;
    }

    private void passMethod() {
        if (in.accept(Keyword.USING)) {
            in.name();
        }
    }

    /** A column with everything behind it; constraints go to {@code constraints}. */
    ColumnDefinition column(Consumer<Constraint> constraints) {
        Name name = in.name();
        Optional<ColumnDefinition.Generation> generation =
                isSerial() ? Optional.of(GenerationParser.byDefault(SequenceOptions.NONE)) : Optional.empty();
        DataType type = isEnumeration() ? enumeration(name, constraints) : typeOrAny();
        if (type.type().isNumeric() && UnsignedType.isNext(in)) {
            type = UnsignedType.read(in, name, type, constraints);
        }
        passImplied(type);
        ColumnOptions options = new ColumnOptions(name, generation, constraints);
        while (option(options)) {
            // Each call reads one option.
        }
        return new ColumnDefinition(
                name,
                type,
                options.notNull,
                options.defaultValue,
                options.defaultOnNull,
                options.generation,
                options.onUpdate,
                options.collation,
                options.comment);
    }

    /** MySQL's {@code INT SIGNED} and {@code VARCHAR(20) BINARY}: numbers have a sign, and text is compared by code point. */
    void passImplied(DataType type) {
        String word = in.wordAhead(0);
        if (type.type().isNumeric() && word.equalsIgnoreCase("SIGNED")
                || type.type().isText() && word.equalsIgnoreCase("BINARY")) {
            in.skip();
        }
    }

    private DataType typeOrAny() {
        return grammar.types.isType() || hasUnknownType() ? grammar.types.columnType() : DataType.ANY;
    }

    private boolean isEnumeration() {
        return in.kind() == TokenKind.WORD
                && in.kindAhead(1) == TokenKind.LEFT_PAREN
                && in.tokens().source(in.mark()).equalsIgnoreCase("ENUM");
    }

    /** MySQL's and H2's {@code ENUM ('new', 'paid')}: a text, checked to be one of these. It sorts as text. */
    private DataType enumeration(Name column, Consumer<Constraint> constraints) {
        Position at = in.here();
        in.skip();
        List<String> allowed = in.listInParens(in::text);
        Expression reference = new Expression.Reference(List.of(new PathStep.Field(column)));
        constraints.accept(new Constraint.Check(Optional.empty(), Enumeration.oneOf(reference, allowed, at), at));
        return new DataType(SqlType.VARCHAR, at);
    }

    /** PostgreSQL's SERIAL types and H2's IDENTITY are numbers that count by themselves. */
    private boolean isSerial() {
        Keyword keyword = in.keyword();
        return keyword == Keyword.SERIAL
                || keyword == Keyword.BIGSERIAL
                || keyword == Keyword.SMALLSERIAL
                || keyword == Keyword.IDENTITY;
    }

    /** A name behind a column that begins no option can only be a type: a domain, or a wrong one. */
    private boolean hasUnknownType() {
        return in.isName() && !(in.keyword() != null && OPTIONS.contains(in.keyword()));
    }

    /** What the options behind a column have said so far. Confined to one column. */
    private static final class ColumnOptions {
        private final Name name;
        private final Consumer<Constraint> constraints;
        private boolean notNull;
        private Optional<Expression> defaultValue = Optional.empty();
        private boolean defaultOnNull;
        private Optional<ColumnDefinition.Generation> generation;
        private boolean generated; // said so, not by a type that counts
        private Optional<Expression> onUpdate = Optional.empty();
        private Optional<ObjectName> collation = Optional.empty();
        private Optional<String> comment = Optional.empty();

        private ColumnOptions(
                Name name, Optional<ColumnDefinition.Generation> generation, Consumer<Constraint> constraints) {
            this.name = name;
            this.generation = generation;
            this.constraints = constraints;
        }
    }

    private boolean option(ColumnOptions options) {
        Position at = in.here();
        boolean given = givenOption(options);
        if (options.generated && options.defaultValue.isPresent()) {
            throw in.error(
                    ErrorCode.SYNTAX_ERROR,
                    "Column \"" + options.name.text()
                            + "\" has both a default and GENERATED: its value is one of the two",
                    at.offset());
        }
        return given;
    }

    private boolean givenOption(ColumnOptions options) {
        if (in.accept(Keyword.NOT, Keyword.NULL)) {
            options.notNull = true;
        } else if (in.accept(Keyword.NULL)) {
            options.notNull = false;
        } else if (in.accept(Keyword.DEFAULT)) {
            options.defaultOnNull = in.accept(Keyword.ON, Keyword.NULL);
            options.defaultValue = Optional.of(generations.defaultValue());
        } else if (generations.startsIdentity()) {
            options.generation = Optional.of(generations.identity());
        } else if (in.accept(Keyword.GENERATED)) {
            if (options.generated) {
                throw in.error(
                        ErrorCode.SYNTAX_ERROR,
                        "Column \"" + options.name.text() + "\" is GENERATED twice",
                        in.offset());
            }
            options.generated = true;
            options.generation = Optional.of(generations.generated());
        } else if (in.is(Keyword.AS) && in.kindAhead(1) == TokenKind.LEFT_PAREN && !isQueryAhead()) {
            in.skip();
            options.generation = Optional.of(generations.computed());
        } else if (in.accept(Keyword.COLLATE)) {
            options.collation = Optional.of(ColumnCollation.read(in));
        } else if (in.accept(Keyword.ON, Keyword.UPDATE)) {
            options.onUpdate = Optional.of(grammar.expressions.expression());
        } else if (in.keyword() == Keyword.COMMENT && TokenText.isText(in.kindAhead(1))) {
            in.skip();
            options.comment = Optional.of(in.text());
        } else {
            return columnConstraint(options);
        }
        return true;
    }

    private boolean isQueryAhead() {
        Keyword keyword = in.keywordAhead(2);
        return keyword == Keyword.SELECT || keyword == Keyword.WITH || keyword == Keyword.VALUES;
    }

    private boolean columnConstraint(ColumnOptions options) {
        Position at = in.here();
        Optional<Name> name = Optional.empty();
        if (in.accept(Keyword.CONSTRAINT)) {
            name = Optional.of(in.name());
            if (in.accept(Keyword.NOT, Keyword.NULL)) {
                options.notNull = true;
                return true;
            }
        }
        boolean primary = in.accept(Keyword.PRIMARY);
        if (primary) {
            in.expect(Keyword.KEY);
        }
        if (primary || in.accept(Keyword.KEY)) { // MySQL's KEY alone is the primary one
            if (!in.accept(Keyword.ASC)) {
                in.accept(Keyword.DESC);
            }
            options.constraints.accept(followed(new Constraint.PrimaryKey(name, List.of(options.name), at)));
        } else if (in.accept(Keyword.UNIQUE)) {
            in.accept(Keyword.KEY);
            options.constraints.accept(
                    followed(new Constraint.Unique(name, List.of(options.name), nullsDistinct(), at)));
        } else if (in.accept(Keyword.CHECK)) {
            options.constraints.accept(followed(check(name, at)));
        } else if (in.is(Keyword.REFERENCES)) {
            options.constraints.accept(reference(name, List.of(options.name), at));
        } else if (name.isPresent()) {
            throw in.failure();
        } else {
            return false;
        }
        return true;
    }

    /** {@code WITH (name = value, …)}, or nothing. */
    List<Option> options() {
        if (in.keyword() != Keyword.WITH || in.kindAhead(1) != TokenKind.LEFT_PAREN) {
            return List.of();
        }
        in.skip();
        return in.listInParens(this::option);
    }

    /** {@code name = value}; a word as value is a text. */
    Option option() {
        Name name = in.label();
        if (!in.accept(TokenKind.EQUAL)) {
            return new Option(name, new Expression.Literal(BooleanValue.TRUE, name.at()));
        }
        return new Option(name, wordOrExpression());
    }

    /** A value of a setting, where a word that stands alone is a text: {@code on}, {@code public}. */
    Expression wordOrExpression() {
        boolean word = in.kind() == TokenKind.WORD
                && in.keyword() != Keyword.TRUE
                && in.keyword() != Keyword.FALSE
                && in.keyword() != Keyword.NULL
                && isEndOfValue();
        if (!word && !(in.kind() == TokenKind.QUOTED_NAME && isEndOfValue())) {
            return grammar.expressions.expression();
        }
        Position at = in.here();
        return new Expression.Literal(new TextValue(in.label().text()), at);
    }

    private boolean isEndOfValue() {
        return switch (in.kindAhead(1)) {
            case COMMA, RIGHT_PAREN, SEMICOLON, END -> true;
            default -> false;
        };
    }
}
