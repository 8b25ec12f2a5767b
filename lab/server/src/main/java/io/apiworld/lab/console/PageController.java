package io.apiworld.lab.console;

import io.apiworld.lab.lesson.Book;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

@Controller
class PageController {

    private final Page start;
    private final Page customer;
    private final Page agent;
    private final Page reference;
    private final Page tls;
    private final Page routes;
    private final Page faults;
    private final Page lessons;
    private final Page lesson;
    private final Page logs;
    private final Page token;
    private final Page report;
    private final Book book;

    PageController(Assets assets, Book book) throws IOException {
        this.book = book;
        start = Page.read("index.html", assets);
        customer = Page.read("customer.html", assets);
        agent = Page.read("agent.html", assets);
        reference = Page.read("reference.html", assets);
        tls = Page.read("tls.html", assets);
        routes = Page.read("routes.html", assets);
        faults = Page.read("faults.html", assets);
        lessons = Page.read("lessons.html", assets);
        lesson = Page.read("lesson.html", assets);
        logs = Page.read("logs.html", assets);
        report = Page.read("report.html", assets);
        token = Page.read("token.html", assets);
    }

    @GetMapping("/")
    ResponseEntity<byte[]> start() {
        return start.answer();
    }

    @GetMapping("/customer")
    ResponseEntity<byte[]> customer() {
        return customer.answer();
    }

    @GetMapping("/agent")
    ResponseEntity<byte[]> agent() {
        return agent.answer();
    }

    @GetMapping("/reference")
    ResponseEntity<byte[]> reference() {
        return reference.answer();
    }

    @GetMapping("/tls")
    ResponseEntity<byte[]> tls() {
        return tls.answer();
    }

    @GetMapping("/routes")
    ResponseEntity<byte[]> routes() {
        return routes.answer();
    }

    @GetMapping("/faults")
    ResponseEntity<byte[]> faults() {
        return faults.answer();
    }

    @GetMapping("/lessons")
    ResponseEntity<byte[]> lessons() {
        return lessons.answer();
    }

    /** One page for all; which lesson it is, it reads from its address. */
    @GetMapping("/lessons/{id}")
    ResponseEntity<byte[]> lesson(@PathVariable String id) {
        return lesson.answer(book.lesson(id).isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND);
    }

    @GetMapping("/logs")
    ResponseEntity<byte[]> logs() {
        return logs.answer();
    }

    @GetMapping("/token")
    ResponseEntity<byte[]> token() {
        return token.answer();
    }

    @GetMapping("/report")
    ResponseEntity<byte[]> report() {
        return report.answer();
    }
}
