package io.docdb.tool;

import io.docdb.Backups;
import io.docdb.Database;
import io.docdb.DatabaseOptions;
import io.docdb.error.DatabaseException;
import io.docdb.storage.file.Damage;
import io.docdb.storage.seal.EncryptionKey;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code java -jar docdb-jdbc-<version>-all.jar check /data/shop}. Each command is a method. */
@Command(
        name = "docdb",
        mixinStandardHelpOptions = true,
        version = "docdb 0.1.0",
        description = "Looks after docdb databases. The database must not be open in another process.",
        subcommands = CommandLine.HelpCommand.class)
public final class DatabaseTool {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--key-file",
            scope = ScopeType.INHERIT,
            description = "File with the 32 bytes of the key, raw, in hexadecimal or in Base64.")
    private Path keyFile;

    @Option(names = "--password", scope = ScopeType.INHERIT, interactive = true, description = "Asks for the password.")
    private char[] password;

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** @return the exit status */
    static int run(String... arguments) {
        return run(new PrintWriter(System.err, true), arguments);
    }

    /** @param err where failures are told */
    static int run(PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new DatabaseTool());
        line.setErr(err);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(failure.getMessage());
            return failure instanceof DatabaseException ? 1 : 2;
        });
        return line.execute(arguments);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private Optional<EncryptionKey> key() {
        if (keyFile != null) {
            return Optional.of(EncryptionKey.ofFile(keyFile));
        }
        return Optional.ofNullable(password).map(EncryptionKey::ofPassword);
    }

    /** All of the log stays: how much of it is kept is for the application to say. */
    private DatabaseOptions options() {
        DatabaseOptions options = DatabaseOptions.defaults().withMustExist(true).withKeptLog(Long.MAX_VALUE);
        return key().map(options::withEncryption).orElse(options);
    }

    @Command(
            description =
                    "Checks files, documents, indexes and the audit chain of a database; of a backup, which must not be"
                            + " opened for that, the files.")
    int check(@Parameters(paramLabel = "FOLDER") Path folder) {
        if (Backups.isBackup(folder)) {
            Backups.Reach reach = Backups.check(folder, key());
            out().println(folder + " is a whole backup of commits " + reach.first() + " to " + reach.last()
                    + "; documents and indexes can be checked where it is restored");
            return 0;
        }
        try (Database database = Database.open(folder, options())) {
            List<Damage> damages = database.verify();
            damages.forEach(out()::println);
            out().println(damages.isEmpty() ? folder + " is whole" : damages.size() + " faults found in " + folder);
            return damages.isEmpty() ? 0 : 1;
        }
    }

    @Command(description = "Backs a database up into an empty folder, or extends a backup that is there.")
    int backup(@Parameters(paramLabel = "FOLDER") Path folder, @Parameters(paramLabel = "BACKUP") Path target) {
        try (Database database = Database.open(folder, options())) {
            out().println("Backed up to commit " + database.backup(target) + " in " + target);
            return 0;
        }
    }

    @Command(description = "Restores a backup into an empty folder.")
    int restore(
            @Parameters(paramLabel = "BACKUP") Path backup,
            @Parameters(paramLabel = "FOLDER") Path target,
            @Option(
                            names = "--until",
                            description = "Last commit wanted: its number, or a moment like 2026-01-31T12:00:00Z.")
                    String until) {
        if (until == null) {
            Backups.restore(backup, target, Backups.inspect(backup).last(), key());
        } else if (until.chars().allMatch(Character::isDigit)) {
            Backups.restore(backup, target, Long.parseLong(until), key());
        } else {
            Backups.restore(backup, target, moment(until), key());
        }
        out().println("Restored " + backup + " into " + target);
        return 0;
    }

    private Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--until expected a number or a moment like 2026-01-31T12:00:00Z, found " + text,
                    e);
        }
    }

    @Command(
            name = "change-key",
            description = "Gives an encrypted database another key; its data are not written again.")
    int changeKey(
            @Parameters(paramLabel = "FOLDER") Path folder,
            @Option(
                            names = "--new-key",
                            required = true,
                            description = "file:PATH, class:NAME of a key supplier, or password:TEXT.")
                    String newKey) {
        EncryptionKey oldKey = key().orElseThrow(() -> new ParameterException(
                spec.commandLine(), "change-key expected --key-file or --password with the present key, found none"));
        Backups.changeKey(folder, oldKey, EncryptionKey.of(newKey));
        out().println("The key of " + folder + " is changed");
        return 0;
    }

    @Command(description = "Copies what is whole of a damaged database into an empty folder, and lists what is lost.")
    int salvage(@Parameters(paramLabel = "FOLDER") Path damaged, @Parameters(paramLabel = "TARGET") Path target) {
        Backups.Salvaged salvaged = Backups.salvage(damaged, target, options());
        salvaged.lost().forEach(out()::println);
        out().println("Saved up to commit " + salvaged.lastCommit() + " in " + target + "; "
                + salvaged.lost().size() + " places lost");
        return salvaged.lost().isEmpty() ? 0 : 1;
    }
}
