package io.docdb.txn;

import io.docdb.storage.StoreOptions;
import io.docdb.storage.file.DiskFolder;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * A process that writes until it is killed: {@code KilledWriter folder writers}. Each commit is acknowledged on standard
 * output, once it has returned, by eight bytes: writer and number of the transaction.
 */
final class KilledWriter {
    private KilledWriter() {}

    public static void main(String[] arguments) {
        int writers = Integer.parseInt(arguments[1]);
        StoreOptions often = StoreOptions.defaults().withDirtyBytes(1 << 20, 8 << 20); // checkpoints all the time
        DiskDatabase database = new DiskDatabase(
                DiskFolder.open(Path.of(arguments[0])), often, new CrashWorkload(), CrashWorkload::createMaps);
        FileOutputStream acknowledgements = new FileOutputStream(FileDescriptor.out);
        for (int writer : CrashWorkload.writers(writers)) {
            new Thread(() -> writeForEver(database, writer, acknowledgements)).start();
        }
    }

    private static void writeForEver(DiskDatabase database, int writer, FileOutputStream acknowledgements) {
        int number = -1;
        while (true) {
            try (Transaction transaction = database.manager.begin(TransactionOptions.DEFAULT)) {
                number = number < 0 ? CrashWorkload.counter(transaction, writer) + 1 : number + 1;
                CrashWorkload.write(transaction, writer, number);
                transaction.commit();
                acknowledgements.write(
                        ByteBuffer.allocate(8).putInt(writer).putInt(number).array());
            } catch (IOException e) {
                return;
            } catch (Throwable e) {
                e.printStackTrace();
                Runtime.getRuntime().halt(7);
            }
        }
    }
}
