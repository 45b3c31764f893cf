# A service's image: docker build --build-arg SERVICE=booking-service . Holds what Maven built: run ./mvnw -DskipTests package first.
FROM eclipse-temurin:17.0.20_8-jre-noble
ARG SERVICE

RUN useradd --system --uid 10001 --home-dir /opt/tenprint tenprint \
    && mkdir -p /opt/tenprint /var/lib/tenprint /var/lib/tenprint-keys /var/lib/tenprint-key-encryption \
    && chown tenprint /var/lib/tenprint /var/lib/tenprint-keys /var/lib/tenprint-key-encryption \
    && chmod 0700 /var/lib/tenprint /var/lib/tenprint-keys /var/lib/tenprint-key-encryption
WORKDIR /opt/tenprint
COPY ${SERVICE}/target/quarkus-app/lib/ lib/
COPY ${SERVICE}/target/quarkus-app/quarkus/ quarkus/
COPY ${SERVICE}/target/quarkus-app/app/ app/
COPY ${SERVICE}/target/quarkus-app/quarkus-run.jar ./

# who holds the gallery fills a heap of gigabytes while it starts, and walks all over it at each search
RUN if [ "$SERVICE" = biometric-service ]; then echo "-XX:+UseG1GC -XX:+UseTransparentHugePages"; fi > jvm.options

USER 10001
EXPOSE 8080
# ready, not merely alive: reference feeds are caught up
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=6 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/9000 && printf 'GET /q/health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && head -1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["java", "@jvm.options", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-jar", "quarkus-run.jar"]
