package io.apiworld.lab.trace;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.ImportHttpServices;

@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "zipkin", types = ZipkinApi.class)
class TraceConfiguration {}
