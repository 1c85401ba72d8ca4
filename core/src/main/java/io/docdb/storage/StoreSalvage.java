package io.docdb.storage;

import io.docdb.error.DatabaseException;
import io.docdb.storage.file.Damage;
import io.docdb.storage.file.DataFile;
import io.docdb.storage.file.FileFailure;
import io.docdb.storage.file.Folder;
import io.docdb.storage.file.StopSwitch;
import io.docdb.storage.seal.Encryption;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Reads what is whole out of a damaged checkpoint and writes it to a new database folder, with the same database id, key and
 * sequence, so that the log after the checkpoint can follow ({@code io.docdb.wal.Salvage}). What is lost is told, never
 * guessed. Without a control record the versions are searched for.
 */
public final class StoreSalvage {
    private final Folder source;
    private final Folder target;
    private final StoreOptions options;
    private final Consumer<Damage> lost;
    private final Optional<LogTrace> log;

    /** Maps that cannot be opened; empty in the copy, so that the log can go on. */
    private final List<Integer> lostMaps = new ArrayList<>();

    /**
     * @param options as the damaged database would be opened with
     * @param log what it says; empty if no segment has a whole header
     */
    public StoreSalvage(
            Folder source, Folder target, StoreOptions options, Consumer<Damage> lost, Optional<LogTrace> log) {
        this.source = source;
        this.target = target;
        this.options = options;
        this.lost = lost;
        this.log = log;
    }

    /**
     * Reads the checkpoint that can be read best: the newest, else the one before, else none if the log has it all.
     *
     * @return what the log goes on from; empty if there is nothing of the kind, and then nothing was written
     */
    public Optional<LogStart> run() {
        StoreCopy.requireEmpty(target);
        try {
            Encryption encryption = Encryption.open(source, options.encryption());
            tellHeader();
            for (ControlRecord record : records(encryption)) {
                lostMaps.clear();
                if (record.root().isNone()) {
                    return Optional.of(write(record, List.of(), encryption));
                }
                if (!source.exists(StoreFiles.DATA)) {
                    tell(0, version(record) + ": expected the file, found none");
                    continue;
                }
                Optional<TreeStore> opened = open(record);
                if (opened.isPresent()) {
                    try (TreeStore damaged = opened.get()) {
                        return Optional.of(write(record.at(damaged.appliedSequence()), damaged.versions(), encryption));
                    }
                }
            }
            return log.isPresent() && log.get().fromFirst()
                    ? Optional.of(write(
                            ControlRecord.first(log.get().database(), log.get().timeline()), List.of(), encryption))
                    : Optional.empty();
        } catch (IOException e) {
            throw FileFailure.of("salvage", source.describe("") + " into " + target.describe(""), e);
        }
    }

    /** Empty if not even its directory can be read, which is told. What fails later is no matter of the version. */
    private Optional<TreeStore> open(ControlRecord record) throws IOException {
        try {
            return Optional.of(StoreFiles.openDamaged(source, options, new StopSwitch(), record, this::mapLost));
        } catch (DatabaseException e) {
            tell(0, version(record) + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private static String version(ControlRecord record) {
        return record.checkpointSequence() == ControlRecord.UNKNOWN_SEQUENCE
                ? "version " + record.root().version()
                : "the version of commit " + record.checkpointSequence();
    }

    private void tellHeader() throws IOException {
        if (source.exists(StoreFiles.DATA) && database().isEmpty()) {
            tell(0, FileHeader.DAMAGED);
        }
    }

    private Optional<UUID> database() throws IOException {
        try (DataFile data = source.open(StoreFiles.DATA, false)) {
            return FileHeader.database(data);
        }
    }

    private List<ControlRecord> records(Encryption encryption) throws IOException {
        if (source.exists(ControlFile.NAME)) {
            try (DataFile control = source.open(ControlFile.NAME, false)) {
                List<ControlRecord> whole = ControlFile.readWhole(control);
                boolean older = !whole.isEmpty() && whole.get(0).generation() < StoreFiles.knownGeneration(source);
                List<ControlRecord> newer = older ? search(encryption) : List.of();
                if (!newer.isEmpty()) {
                    lost.accept(new Damage(source.describe(ControlFile.NAME), 0, "the record of the newest version"));
                    return newer;
                }
                if (!whole.isEmpty()) {
                    return whole;
                }
            }
        }
        lost.accept(new Damage(source.describe(ControlFile.NAME), 0, ControlFile.NONE_WHOLE));
        return source.exists(StoreFiles.DATA) ? search(encryption) : List.of();
    }

    private List<ControlRecord> search(Encryption encryption) throws IOException {
        Optional<UUID> named = database();
        Optional<LogTrace> trace = log.isPresent() ? log : named.map(id -> new LogTrace(id, 1, false));
        if (trace.isEmpty()) {
            return List.of();
        }
        LogTrace known = trace.get();
        try (SealedFile data =
                SealedFile.openDamaged(source, StoreFiles.DATA, StoreFiles.seal(encryption, known.database()))) {
            return CheckpointSearch.versions(data).stream()
                    .map(root -> ControlRecord.madeUp(known, root))
                    .toList();
        }
    }

    private LogStart write(ControlRecord record, List<MapVersion> maps, Encryption encryption) throws IOException {
        UnfinishedCopy.begin(target);
        StoreCopy.copyKey(source, target);
        ControlFile.create(target, ControlRecord.first(record.database(), record.timeline() + 1))
                .close();
        try (TreeStore store = StoreFiles.open(target, options, new StopSwitch())) {
            List<Integer> numbers = new ArrayList<>();
            store.start(sequence -> {});
            for (MapVersion map : maps) {
                int number = map.slot.number;
                store.bulkLoad(number, new WholePages(map, what -> tell(0, "map " + number + ": " + what)));
                numbers.add(number);
            }
            for (int number : lostMaps) {
                store.bulkLoad(number, Collections.emptyIterator());
                numbers.add(number);
            }
            store.adopt(numbers, record.checkpointSequence());
            store.checkpoint();
        }
        return new LogStart(
                record.database(),
                record.timeline() + 1,
                record.checkpointSequence(),
                record.checkpointSegment(),
                encryption);
    }

    private void mapLost(int map, RuntimeException e) {
        lostMaps.add(map);
        tell(0, "map " + map + " with all its entries: " + e.getMessage());
    }

    private void tell(long position, String what) {
        lost.accept(new Damage(source.describe(StoreFiles.DATA), position, what));
    }
}
