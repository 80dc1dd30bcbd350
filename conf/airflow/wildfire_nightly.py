"""The nightly retrospective as an Airflow DAG, through spark-submit.

To use it: install apache-airflow-providers-apache-spark, make a connection `spark_default` whose host is the master
(spark://host:7077, yarn, k8s://https://host:6443) and whose extra says {"deploy-mode": "client"}, fit the paths,
and put this file into the folder of the DAGs. The jar, the settings and the folder of the workspace have to be where the
task runs.
"""

from datetime import datetime, timedelta, timezone

from airflow import DAG
from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator

JAR = "/opt/wildfire/jobs/target/wildfire.jar"
SETTINGS = "/etc/wildfire/wildfire.yaml"
LOGGING = "/opt/wildfire/conf/log4j2.properties"

with DAG(
    dag_id="wildfire_nightly",
    description="Which posts of yesterday and before went viral, why, and why the others flopped",
    schedule="30 2 * * *",
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    # A run looks at everything there is: there is nothing to make up for, and two at once get in each other's way.
    catchup=False,
    max_active_runs=1,
    # Exit codes 2 and 3 ask for a person; trying again would say the same.
    default_args={"retries": 0, "execution_timeout": timedelta(hours=6)},
) as dag:
    SparkSubmitOperator(
        task_id="retrospective",
        conn_id="spark_default",
        name="wildfire",
        application=JAR,
        java_class="wildfire.Main",
        application_args=[
            "retrospective",
            "--conf",
            SETTINGS,
            # The day that is over when the run begins.
            "--as-of",
            "{{ macros.ds_add(data_interval_end | ds, -1) }}",
        ],
        conf={
            "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={LOGGING}",
            "spark.executor.memory": "4g",
        },
        driver_memory="2g",
    )
