package io.docdb.sql;

/** The parsers of all clauses around one reader: each may call every other. Confined to one parse. */
final class Grammar {
    final TokenReader in;
    final Parameters parameters;
    final ExpressionParser expressions;
    final OperatorParser operators;
    final OperandParser operands;
    final CallParser calls;
    final JsonFunctionParser jsonFunctions;
    final LiteralParser literals;
    final TypeParser types;
    final CastParser casts;
    final WindowParser windows;
    final QueryParser queries;
    final SelectParser selects;
    final TableReferenceParser tables;
    final JsonTableParser jsonTables;
    final DataChangeParser dataChanges;
    final MergeParser merges;
    final StatementParser statements;

    Grammar(TokenReader in) {
        this.in = in;
        parameters = new Parameters(in);
        expressions = new ExpressionParser(this);
        operators = new OperatorParser(this);
        operands = new OperandParser(this);
        calls = new CallParser(this);
        jsonFunctions = new JsonFunctionParser(this);
        literals = new LiteralParser(this);
        types = new TypeParser(this);
        casts = new CastParser(this);
        windows = new WindowParser(this);
        queries = new QueryParser(this);
        selects = new SelectParser(this);
        tables = new TableReferenceParser(this);
        jsonTables = new JsonTableParser(this);
        dataChanges = new DataChangeParser(this);
        merges = new MergeParser(this);
        statements = new StatementParser(this);
    }

    // Parsers of rarer statements are made when one comes.

    TableDefinitionParser definitions() {
        return new TableDefinitionParser(this);
    }

    CreateParser creates() {
        return new CreateParser(this);
    }

    AlterParser alters() {
        return new AlterParser(this);
    }

    TransactionParser transactions() {
        return new TransactionParser(this);
    }

    AdministrationParser administration() {
        return new AdministrationParser(this);
    }
}
