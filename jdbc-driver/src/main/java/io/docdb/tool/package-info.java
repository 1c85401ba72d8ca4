/**
 * The command line for those who look after databases: check, backup, restore, salvage.
 *
 * <p>Entry class: {@link io.docdb.tool.DatabaseTool}, the main class of the single jar. Says what it found on standard
 * output, errors on standard error; exit status 0 for well, 1 for damage found or work not done, 2 for wrong usage.
 */
package io.docdb.tool;
