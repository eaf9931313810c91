"""gunicorn for Vägval: sync workers, and no access log, since addresses are nobody's business."""

accesslog = None
errorlog = "-"
loglevel = "warning"
worker_class = "sync"
timeout = 60
max_requests = 2000
max_requests_jitter = 200
control_socket_disable = True
