/**
 * Window functions: each row sees a frame of rows around it.
 *
 * <p>Entry class: {@link io.docdb.exec.window.WindowOperator}. The input is sorted; one partition at a time is kept, on disk
 * if it is large. {@link io.docdb.exec.window.PartitionRows} knows peers, {@link io.docdb.exec.window.FrameBounds} where the
 * frame of a row begins and ends, {@link io.docdb.exec.window.FrameRows} which rows of it are excluded.
 *
 * <p>Source: ISO/IEC 9075-2, window clause; PostgreSQL's documentation of frames for RANGE with offsets and NULL keys.
 */
package io.docdb.exec.window;
