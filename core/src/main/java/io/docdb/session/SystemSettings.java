package io.docdb.session;

import java.util.List;

/** The settings that tell of the system and of what the session was made with, and that nobody can set. */
final class SystemSettings {
    /** Their names, as SHOW takes them. */
    static final List<String> NAMES = List.of(
            "server_version",
            "server_version_num",
            "server_encoding",
            "integer_datetimes",
            "max_identifier_length",
            "block_size",
            "is_superuser",
            "search_path",
            "session_authorization",
            "transaction_read_only",
            "default_transaction_read_only",
            "default_transaction_isolation");

    private SystemSettings() {}

    /** What clients of PostgreSQL ask for; Java null for any other name. */
    static String value(String name, SessionState state) {
        return switch (name) {
            case "server_version" -> ProductVersion.TEXT;
            case "server_version_num" -> Integer.toString(ProductVersion.NUMBER);
            case "server_encoding" -> "UTF8";
            case "integer_datetimes" -> "on";
            case "max_identifier_length" -> "2147483647";
            case "block_size" -> "4096";
            case "is_superuser" -> "on";
            case "search_path" -> String.join(", ", state.options().schemas());
            case "session_authorization" -> state.options().principal();
            case "transaction_read_only" -> state.currentTransactionOptions().readOnly() ? "on" : "off";
            case "default_transaction_read_only" -> state.options().readOnly() ? "on" : "off";
            case "default_transaction_isolation" ->
                SessionVariables.level(state.options().isolation());
            default -> null;
        };
    }
}
