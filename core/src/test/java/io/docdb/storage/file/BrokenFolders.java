package io.docdb.storage.file;

import java.io.IOException;

/** Folders that break one rule of durability each. A power cut test that passes on one of them proves nothing. */
public final class BrokenFolders {
    private static final String DATA = "docdb.data";
    private static final String CONTROL = "docdb.control";

    private BrokenFolders() {}

    /** Forces of the checkpoint file are held back until the control record is written. */
    public static Folder forcesDataAfterControl(Folder folder) {
        return new ForceDataAfterControl(folder);
    }

    /** Files whose names begin so are never forced. */
    public static Folder neverForces(Folder folder, String prefix) {
        return new NeverForced(folder, prefix);
    }

    /** New, renamed and deleted names are never made durable. */
    public static Folder neverSyncsNames(Folder folder) {
        return new FilterFolder(folder) {
            @Override
            public void sync(String subFolder) {
                // lies
            }
        };
    }

    /** What the life before has left is taken for durable: the first force of an opened control record does nothing. */
    public static Folder trustsWhatIsSeen(Folder folder) {
        return new FilterFolder(folder) {
            @Override
            public DataFile open(String name, boolean writable) throws IOException {
                DataFile file = folder.open(name, writable);
                return writable && name.equals(CONTROL) ? new FirstForceLost(file) : file;
            }
        };
    }

    private static final class FirstForceLost extends FilterFolder.FilterFile {
        private boolean lost;

        FirstForceLost(DataFile file) {
            super(file);
        }

        @Override
        public void force(boolean metadata) throws IOException {
            if (lost) {
                super.force(metadata);
            }
            lost = true;
        }
    }

    private static final class ForceDataAfterControl extends FilterFolder {
        private volatile DataFile data;

        ForceDataAfterControl(Folder folder) {
            super(folder);
        }

        @Override
        protected DataFile wrap(String name, DataFile file) {
            return new FilterFile(file) {
                @Override
                public void force(boolean metadata) throws IOException {
                    if (name.equals(DATA)) {
                        data = file;
                        return;
                    }
                    super.force(metadata);
                    if (name.equals(CONTROL) && data != null) {
                        data.force(metadata);
                        data = null;
                    }
                }
            };
        }
    }

    private static final class NeverForced extends FilterFolder {
        private final String prefix;

        NeverForced(Folder folder, String prefix) {
            super(folder);
            this.prefix = prefix;
        }

        @Override
        protected DataFile wrap(String name, DataFile file) {
            if (!name.startsWith(prefix)) {
                return file;
            }
            return new FilterFile(file) {
                @Override
                public void force(boolean metadata) {
                    // lies
                }
            };
        }
    }
}
