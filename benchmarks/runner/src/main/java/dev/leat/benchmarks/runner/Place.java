package dev.leat.benchmarks.runner;

/**
 * Where a contestant finds the database: the server, or a proxy before it.
 *
 * @param host host name
 * @param port TCP port
 * @param database name of the database
 * @param user user name
 * @param password password, maybe empty
 */
record Place(String host, int port, String database, String user, String password) {
    /** The same database through a proxy on this machine. */
    Place through(int proxyPort) {
        return new Place("localhost", proxyPort, database, user, password);
    }

    String line() {
        return String.join("\t", host, String.valueOf(port), database, user, password);
    }
}
