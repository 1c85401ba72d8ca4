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
import java.util.function.Consumer;

/**
 * Reads what is whole out of a damaged checkpoint and writes it to a new database folder, with the same database id, key and
 * sequence, so that the log after the checkpoint can follow ({@code io.docdb.wal.Salvage}). What is lost is told, never
 * guessed.
 */
public final class StoreSalvage {
    private final Folder source;
    private final Folder target;
    private final StoreOptions options;
    private final Consumer<Damage> lost;

    /** Maps that cannot be opened; empty in the copy, so that the log can go on. */
    private final List<Integer> lostMaps = new ArrayList<>();

    /** @param options as the damaged database would be opened with */
    public StoreSalvage(Folder source, Folder target, StoreOptions options, Consumer<Damage> lost) {
        this.source = source;
        this.target = target;
        this.options = options;
        this.lost = lost;
    }

    /**
     * Reads the checkpoint that can be read best: the newest, else the one before.
     *
     * @return what the log goes on from; empty if no version of the checkpoint opens, and then nothing was written
     */
    public Optional<LogStart> run() {
        StoreCopy.requireEmpty(target);
        try {
            for (ControlRecord record : records()) {
                lostMaps.clear();
                StopSwitch stop = new StopSwitch();
                Encryption encryption = Encryption.open(source, options.encryption());
                if (record.root().isNone()) {
                    return Optional.of(write(record, List.of(), encryption));
                }
                if (!source.exists(StoreFiles.DATA)) {
                    tell(0, "the version of commit " + record.checkpointSequence() + ": expected the file, found none");
                    continue;
                }
                try (TreeStore damaged = StoreFiles.openDamaged(source, options, stop, record, this::mapLost)) {
                    return Optional.of(write(record, damaged.versions(), encryption));
                } catch (DatabaseException e) {
                    tell(0, "the version of commit " + record.checkpointSequence() + ": " + e.getMessage());
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw FileFailure.of("salvage", source.describe(""), e);
        }
    }

    private List<ControlRecord> records() throws IOException {
        try (DataFile control = source.open(ControlFile.NAME, false)) {
            return ControlFile.readAll(control);
        }
    }

    private LogStart write(ControlRecord record, List<MapVersion> maps, Encryption encryption) throws IOException {
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
