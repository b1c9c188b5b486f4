package dev.leat.benchmarks.kit;

/**
 * The database that a contestant opens.
 *
 * @param host host name
 * @param port TCP port
 * @param database name of the database, whose tables are those of {@link Data}
 * @param user user name
 * @param password password, empty if none is needed
 * @param poolSize connections that the contestant may hold, all opened before the work starts
 */
public record Target(String host, int port, String database, String user, String password, int poolSize) {}
