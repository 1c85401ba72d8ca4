/**
 * The small file system under the log, the control record, the checkpoint file and temporary files, and the switch that
 * stops a database at its first failure.
 *
 * <p>Entry class: {@link io.docdb.storage.file.StopSwitch}. This package knows nothing of what the files hold.
 */
package io.docdb.storage.file;
