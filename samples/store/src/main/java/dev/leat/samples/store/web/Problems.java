package dev.leat.samples.store.web;

import dev.leat.core.error.LeatException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.reactive.resource.NoResourceFoundException;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import reactor.core.publisher.Mono;

/** Answers errors as {@code application/problem+json}, saying what is allowed, and nothing of the database. */
@RestControllerAdvice
public final class Problems extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /** The request is wrong. */
    public static ResponseStatusException badRequest(String detail) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, detail);
    }

    /** What the request asks for is not there. */
    public static ResponseStatusException notFound(String detail) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, detail);
    }

    /** The request is right, but what there is does not allow it. */
    public static ResponseStatusException conflict(String detail) {
        return new ResponseStatusException(HttpStatus.CONFLICT, detail);
    }

    @Override
    protected Mono<ResponseEntity<Object>> handleExceptionInternal(
            Exception error,
            @Nullable Object body,
            @Nullable HttpHeaders headers,
            HttpStatusCode status,
            ServerWebExchange exchange) {
        String allowed = allowed(error);
        if (allowed != null && error instanceof ErrorResponse response) {
            response.getBody().setDetail(allowed);
        }
        return super.handleExceptionInternal(error, body, headers, status, exchange);
    }

    /** What Spring does not say of its own errors. */
    private static @Nullable String allowed(Exception error) {
        if (error instanceof NoResourceFoundException) {
            return "There is nothing here; start at /products or /orders.";
        }
        if (error instanceof UnsupportedMediaTypeStatusException) {
            return "The body is " + MediaType.APPLICATION_JSON + ".";
        }
        return error instanceof ServerWebInputException input ? allowed(input.getMethodParameter()) : null;
    }

    private static @Nullable String allowed(@Nullable MethodParameter parameter) {
        if (parameter == null) {
            return null;
        }
        Class<?> type = parameter.getParameterType();
        return "The parameter " + parameter.getParameterName() + " is "
                + (type.isEnum() ? "one of " + Arrays.toString(type.getEnumConstants()) : "a whole number") + ".";
    }

    @ExceptionHandler
    Mono<ResponseEntity<Object>> handle(Exception error, ServerWebExchange exchange) {
        LOG.error(
                "{} {}",
                exchange.getRequest().getMethod(),
                exchange.getRequest().getPath(),
                error);
        ProblemDetail body = error instanceof LeatException failure && failure.isRetryable()
                ? ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, "Try again later.")
                : ProblemDetail.forStatusAndDetail(HttpStatus.INTERNAL_SERVER_ERROR, "The mistake is the store's.");
        return handleExceptionInternal(
                error, body, HttpHeaders.EMPTY, HttpStatusCode.valueOf(body.getStatus()), exchange);
    }
}
