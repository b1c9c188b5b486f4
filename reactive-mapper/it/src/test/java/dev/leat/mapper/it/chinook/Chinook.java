package dev.leat.mapper.it.chinook;

import dev.leat.mapper.annotation.Column;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.annotation.JoinColumn;
import dev.leat.mapper.mapping.EntityType;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The eleven tables of the Chinook database, with its own column names. */
final class Chinook {
    private Chinook() {}

    /** All tables, each after those that it refers to. */
    static List<EntityType<?, ?>> tables() {
        return List.of(
                Artist_.entity,
                Genre_.entity,
                MediaType_.entity,
                Album_.entity,
                Track_.entity,
                Employee_.entity,
                Customer_.entity,
                Invoice_.entity,
                InvoiceLine_.entity,
                Playlist_.entity,
                PlaylistTrack_.entity);
    }

    @Entity
    record Artist(
            @Id int artistId,
            @Column(length = 120) @Nullable String name,
            Many<Album> albums) {}

    @Entity
    record Genre(
            @Id int genreId, @Column(length = 120) @Nullable String name, Many<Track> tracks) {}

    @Entity
    record MediaType(
            @Id int mediaTypeId,
            @Column(length = 120) @Nullable String name,
            Many<Track> tracks) {}

    @Entity
    record Album(@Id int albumId, @Column(length = 160) String title, One<Artist> artist, Many<Track> tracks) {}

    @Entity
    record Track(
            @Id int trackId,
            @Column(length = 200) String name,
            One<@Nullable Album> album,
            One<MediaType> mediaType,
            One<@Nullable Genre> genre,
            @Column(length = 220) @Nullable String composer,
            int milliseconds,
            @Nullable Integer bytes,
            @Column(precision = 10, scale = 2) BigDecimal unitPrice,
            Many<InvoiceLine> lines,
            Many<PlaylistTrack> entries) {}

    @Entity
    record Employee(
            @Id int employeeId,
            @Column(length = 20) String lastName,
            @Column(length = 20) String firstName,
            @Column(length = 30) @Nullable String title,
            @JoinColumn("reports_to") One<@Nullable Employee> boss,
            @Nullable LocalDateTime birthDate,
            @Nullable LocalDateTime hireDate,
            @Column(length = 70) @Nullable String address,
            @Column(length = 40) @Nullable String city,
            @Column(length = 40) @Nullable String state,
            @Column(length = 40) @Nullable String country,
            @Column(length = 10) @Nullable String postalCode,
            @Column(length = 24) @Nullable String phone,
            @Column(length = 24) @Nullable String fax,
            @Column(length = 60) @Nullable String email,
            Many<Employee> reports,
            Many<Customer> customers) {}

    @Entity
    record Customer(
            @Id int customerId,
            @Column(length = 40) String firstName,
            @Column(length = 20) String lastName,
            @Column(length = 80) @Nullable String company,
            @Column(length = 70) @Nullable String address,
            @Column(length = 40) @Nullable String city,
            @Column(length = 40) @Nullable String state,
            @Column(length = 40) @Nullable String country,
            @Column(length = 10) @Nullable String postalCode,
            @Column(length = 24) @Nullable String phone,
            @Column(length = 24) @Nullable String fax,
            @Column(length = 60) String email,
            One<@Nullable Employee> supportRep,
            Many<Invoice> invoices) {}

    @Entity
    record Invoice(
            @Id int invoiceId,
            One<Customer> customer,
            LocalDateTime invoiceDate,
            @Column(length = 70) @Nullable String billingAddress,
            @Column(length = 40) @Nullable String billingCity,
            @Column(length = 40) @Nullable String billingState,
            @Column(length = 40) @Nullable String billingCountry,
            @Column(length = 10) @Nullable String billingPostalCode,
            @Column(precision = 10, scale = 2) BigDecimal total,
            Many<InvoiceLine> lines) {}

    @Entity
    record InvoiceLine(
            @Id int invoiceLineId,
            One<Invoice> invoice,
            One<Track> track,
            @Column(precision = 10, scale = 2) BigDecimal unitPrice,
            int quantity) {}

    @Entity
    record Playlist(
            @Id int playlistId,
            @Column(length = 120) @Nullable String name,
            Many<PlaylistTrack> entries) {}

    /** The join table, as an entity: its relations share the columns of its key. */
    @Entity
    record PlaylistTrack(@Id PlaylistTrackId id, One<Playlist> playlist, One<Track> track) {}

    record PlaylistTrackId(int playlistId, int trackId) {}
}
