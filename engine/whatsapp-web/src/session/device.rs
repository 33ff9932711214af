//! The device itself: who it is, and the keys by which WhatsApp knows it again.

use async_trait::async_trait;
use whatsapp_rust::wacore::store::{Device, error::Result, traits::DeviceStore};

use super::Session;

const DEVICE: &str = "device";

#[async_trait]
impl DeviceStore for Session {
    async fn save(&self, device: &Device) -> Result<()> {
        self.change(vec![self.put_json(DEVICE, "", device, 0)?]).await.map(drop)
    }

    async fn load(&self) -> Result<Option<Device>> {
        self.get_json(DEVICE, "").await
    }

    async fn exists(&self) -> Result<bool> {
        Ok(self.get(DEVICE, "").await?.is_some())
    }

    async fn create(&self) -> Result<i32> {
        if !self.exists().await? {
            self.save(&Device::new()).await?;
        }
        Ok(1)
    }
}
